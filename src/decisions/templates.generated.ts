// @ts-nocheck
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
/* oxlint-disable */
// Written by scripts/templates.ts from templates/adr/*.hbs. Do not edit.
export const TEMPLATES = {
  "madr": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " ("
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "; expected: "
    + alias2(alias1(lookupProperty(blockParams[0][0],"expected"), depth0))
    + ")\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"measured"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":19,"column":0},"end":{"line":21,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"more"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":24,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  * "
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + ": "
    + alias2(alias1(lookupProperty(blockParams[0][0],"message"), depth0))
    + " ("
    + alias2(alias1(lookupProperty(blockParams[0][0],"outcome"), depth0))
    + ", "
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + ")\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  * and "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"more"), depth0))
    + " more\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "## Decision Drivers\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"drivers"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    return "* "
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"name"), depth0))
    + "\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "Chosen option: \""
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "name", {"start":{"line":44,"column":18},"end":{"line":44,"column":29}} ), depth0))
    + "\", because "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "reason", {"start":{"line":44,"column":44},"end":{"line":44,"column":57}} ), depth0))
    + " This is a proposal made from the findings alone: whoever decides may know better.\n\n### Consequences\n\n* Good, because "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "gains", {"start":{"line":48,"column":18},"end":{"line":48,"column":30}} ), depth0))
    + "\n* Bad, because "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "costs", {"start":{"line":49,"column":17},"end":{"line":49,"column":29}} ), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"chosen"),"tradeoffs"),{"name":"each","hash":{},"fn":container.program(7, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":50,"column":0},"end":{"line":52,"column":9}}})) != null ? stack1 : "");
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    return "* Bad, because "
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0))
    + "\n";
},"8":function(container,depth0,helpers,partials,data) {
    return "None of the options mends what was found, so that none is proposed.\n";
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + ": "
    + alias2(alias1(lookupProperty(blockParams[0][0],"expected"), depth0))
    + "\n";
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "### "
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "\n\n* Good, because "
    + alias2(alias1(lookupProperty(blockParams[0][0],"gains"), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"answers"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":71,"column":0},"end":{"line":73,"column":7}}})) != null ? stack1 : "")
    + "* Bad, because "
    + alias2(alias1(lookupProperty(blockParams[0][0],"costs"), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"accepts"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":75,"column":0},"end":{"line":77,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"tradeoffs"),{"name":"each","hash":{},"fn":container.program(7, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":78,"column":0},"end":{"line":80,"column":9}}})) != null ? stack1 : "")
    + "\n";
},"11":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* Good, because it mends "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"answers"), depth0))
    + "\n";
},"12":function(container,depth0,helpers,partials,data) {
    return "* Bad, because what was found stays: it needs a waiver that names this record\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "---\nstatus: proposed\ndate: "
    + alias3(alias2(alias1(depth0, "date", {"start":{"line":3,"column":8},"end":{"line":3,"column":12}} ), depth0))
    + "\nplumbrule:\n  decision: "
    + alias3(alias2(alias1(depth0, "decision", {"start":{"line":5,"column":14},"end":{"line":5,"column":22}} ), depth0))
    + "\n  confirmation: ["
    + alias3(alias2(alias1(depth0, "confirmationIds", {"start":{"line":6,"column":19},"end":{"line":6,"column":34}} ), depth0))
    + "]\n  by: "
    + alias3(alias2(alias1(depth0, "by", {"start":{"line":7,"column":8},"end":{"line":7,"column":10}} ), depth0))
    + "\n  findings: ["
    + alias3(alias2(alias1(depth0, "findingIds", {"start":{"line":8,"column":15},"end":{"line":8,"column":25}} ), depth0))
    + "]\n---\n\n# "
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":11,"column":4},"end":{"line":11,"column":9}} ), depth0))
    + "\n\n## Context and Problem Statement\n\n"
    + alias3(alias2(alias1(depth0, "workload", {"start":{"line":15,"column":2},"end":{"line":15,"column":10}} ), depth0))
    + " was assessed as of "
    + alias3(alias2(alias1(depth0, "asOf", {"start":{"line":15,"column":34},"end":{"line":15,"column":38}} ), depth0))
    + ". What was measured asks for this decision:\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"context"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":25,"column":9}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"drivers"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":27,"column":0},"end":{"line":34,"column":7}}})) != null ? stack1 : "")
    + "## Considered Options\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"options"),{"name":"each","hash":{},"fn":container.program(5, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":37,"column":0},"end":{"line":39,"column":9}}})) != null ? stack1 : "")
    + "\n## Decision Outcome\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"chosen"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.program(8, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":43,"column":0},"end":{"line":55,"column":7}}})) != null ? stack1 : "")
    + "\n### Confirmation\n\nBy "
    + alias3(alias2(alias1(depth0, "by", {"start":{"line":59,"column":5},"end":{"line":59,"column":7}} ), depth0))
    + " these checks of `plumbrule assess` pass; one that still fails then is a finding:\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"confirmation"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":61,"column":0},"end":{"line":63,"column":9}}})) != null ? stack1 : "")
    + "\n## Pros and Cons of the Options\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"options"),{"name":"each","hash":{},"fn":container.program(10, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":67,"column":0},"end":{"line":82,"column":9}}})) != null ? stack1 : "")
    + "## More Information\n\nDrafted by Plumbrule from "
    + alias3(alias2(alias1(depth0, "count", {"start":{"line":85,"column":28},"end":{"line":85,"column":33}} ), depth0))
    + " of decision "
    + alias3(alias2(alias1(depth0, "decision", {"start":{"line":85,"column":50},"end":{"line":85,"column":58}} ), depth0))
    + ". `plumbrule explain` walks each back to its evidence.\n";
},"useData":true,"useBlockParams":true},
  "madr-empty": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "---\nstatus: proposed\ndate: "
    + alias3(alias2(alias1(depth0, "date", {"start":{"line":3,"column":8},"end":{"line":3,"column":12}} ), depth0))
    + "\n---\n\n# "
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":6,"column":4},"end":{"line":6,"column":9}} ), depth0))
    + "\n\n## Context and Problem Statement\n\n{what is so, measured where it can be, and the question that it asks}\n\n## Considered Options\n\n* {the first option}\n* {another option}\n\n## Decision Outcome\n\nChosen option: \"{the name of the option}\", because {why it is the best of them}.\n\n### Consequences\n\n* Good, because {what becomes better}\n* Bad, because {what becomes worse, and for whom}\n\n### Confirmation\n\n{how it will be seen that it was done, such as a check of plumbrule}\n";
},"useData":true},
  "nygard": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " ("
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "; expected: "
    + alias2(alias1(lookupProperty(blockParams[0][0],"expected"), depth0))
    + ")\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"measured"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"more"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":25,"column":0},"end":{"line":27,"column":7}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  * "
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + ": "
    + alias2(alias1(lookupProperty(blockParams[0][0],"message"), depth0))
    + " ("
    + alias2(alias1(lookupProperty(blockParams[0][0],"outcome"), depth0))
    + ", "
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + ")\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  * and "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"more"), depth0))
    + " more\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + ": gains "
    + alias2(alias1(lookupProperty(blockParams[0][0],"gains"), depth0))
    + "; costs "
    + alias2(alias1(lookupProperty(blockParams[0][0],"costs"), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"answers"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":34,"column":0},"end":{"line":36,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"accepts"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":37,"column":0},"end":{"line":39,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"tradeoffs"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":40,"column":0},"end":{"line":42,"column":9}}})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "  * it mends "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"answers"), depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    return "  * what was found stays: it needs a waiver that names this record\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    return "  * "
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0))
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "We will take \""
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "name", {"start":{"line":48,"column":16},"end":{"line":48,"column":27}} ), depth0))
    + "\", because "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "reason", {"start":{"line":48,"column":42},"end":{"line":48,"column":55}} ), depth0))
    + " This is a proposal made from the findings alone: whoever decides may know better.\n";
},"8":function(container,depth0,helpers,partials,data) {
    return "None of the options mends what was found, so that none is proposed.\n";
},"9":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* Gained: "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "gains", {"start":{"line":56,"column":12},"end":{"line":56,"column":24}} ), depth0))
    + "\n* Paid: "
    + alias3(alias2(alias1(lookupProperty(depth0,"chosen"), "costs", {"start":{"line":57,"column":10},"end":{"line":57,"column":22}} ), depth0))
    + "\n";
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "* "
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + ": "
    + alias2(alias1(lookupProperty(blockParams[0][0],"expected"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "# "
    + alias3(alias2(alias1(depth0, "number", {"start":{"line":1,"column":4},"end":{"line":1,"column":10}} ), depth0))
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":1,"column":14},"end":{"line":1,"column":19}} ), depth0))
    + "\n\nDate: "
    + alias3(alias2(alias1(depth0, "date", {"start":{"line":3,"column":8},"end":{"line":3,"column":12}} ), depth0))
    + "\n\n\u003C!-- plumbrule:\n  decision: "
    + alias3(alias2(alias1(depth0, "decision", {"start":{"line":6,"column":14},"end":{"line":6,"column":22}} ), depth0))
    + "\n  confirmation: ["
    + alias3(alias2(alias1(depth0, "confirmationIds", {"start":{"line":7,"column":19},"end":{"line":7,"column":34}} ), depth0))
    + "]\n  by: "
    + alias3(alias2(alias1(depth0, "by", {"start":{"line":8,"column":8},"end":{"line":8,"column":10}} ), depth0))
    + "\n  findings: ["
    + alias3(alias2(alias1(depth0, "findingIds", {"start":{"line":9,"column":15},"end":{"line":9,"column":25}} ), depth0))
    + "]\n-->\n\n## Status\n\nProposed\n\n## Context\n\n"
    + alias3(alias2(alias1(depth0, "workload", {"start":{"line":18,"column":2},"end":{"line":18,"column":10}} ), depth0))
    + " was assessed as of "
    + alias3(alias2(alias1(depth0, "asOf", {"start":{"line":18,"column":34},"end":{"line":18,"column":38}} ), depth0))
    + ". What was measured asks for this decision:\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"context"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":20,"column":0},"end":{"line":28,"column":9}}})) != null ? stack1 : "")
    + "\nThe options:\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"options"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":32,"column":0},"end":{"line":43,"column":9}}})) != null ? stack1 : "")
    + "\n## Decision\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"chosen"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.program(8, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":47,"column":0},"end":{"line":51,"column":7}}})) != null ? stack1 : "")
    + "\n## Consequences\n\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"chosen"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":55,"column":0},"end":{"line":58,"column":7}}})) != null ? stack1 : "")
    + "\nBy "
    + alias3(alias2(alias1(depth0, "by", {"start":{"line":60,"column":5},"end":{"line":60,"column":7}} ), depth0))
    + " these checks of `plumbrule assess` pass; one that still fails then is a finding:\n\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"confirmation"),{"name":"each","hash":{},"fn":container.program(10, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":62,"column":0},"end":{"line":64,"column":9}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "nygard-empty": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "# "
    + alias3(alias2(alias1(depth0, "number", {"start":{"line":1,"column":4},"end":{"line":1,"column":10}} ), depth0))
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":1,"column":14},"end":{"line":1,"column":19}} ), depth0))
    + "\n\nDate: "
    + alias3(alias2(alias1(depth0, "date", {"start":{"line":3,"column":8},"end":{"line":3,"column":12}} ), depth0))
    + "\n\n## Status\n\nProposed\n\n## Context\n\n{what is so, measured where it can be, and the question that it asks}\n\n## Decision\n\n{what will be done}\n\n## Consequences\n\n{what becomes easier and what harder}\n";
},"useData":true},
};
