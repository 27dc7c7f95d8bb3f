// @ts-nocheck
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
/* oxlint-disable */
// Written by scripts/templates.ts from templates/html/*.hbs. Do not edit.
export const TEMPLATES = {
  "check": {"0":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"check"), "why", {"start":{"line":2,"column":22},"end":{"line":2,"column":31}} ), depth0));
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li class=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"outcome"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"word"), depth0))
    + ": "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"places"),depth0,{"name":"places","hash":{"finding":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"measured"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":78},"end":{"line":5,"column":207}}})) != null ? stack1 : "")
    + " "
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"strength"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":208},"end":{"line":5,"column":275}}})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"links"),depth0,{"name":"links","hash":{"links":lookupProperty(blockParams[0][0],"evidence")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"note"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":309},"end":{"line":5,"column":371}}})) != null ? stack1 : "")
    + "\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <b>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"measured"), depth0))
    + "</b>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"expected"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":130},"end":{"line":5,"column":200}}})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <small>of "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[2][0],"expected"), depth0))
    + "</small>";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"strength"), depth0))
    + "</small> ";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"note"), depth0))
    + "</small>";
},"6":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"check"), "more", {"start":{"line":8,"column":23},"end":{"line":8,"column":33}} ), depth0));
},"7":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<dt>Fix<dd>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "fix", {"start":{"line":11,"column":30},"end":{"line":11,"column":39}} ), depth0))
    + " <small>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "effort", {"start":{"line":11,"column":51},"end":{"line":11,"column":63}} ), depth0))
    + " effort"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "gain", {"start":{"line":11,"column":74},"end":{"line":11,"column":84}} ), depth0))
    + "</small>";
},"8":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<dt>Decision<dd>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"links"),depth0,{"name":"links","hash":{"links":lookupProperty(lookupProperty(depth0,"check"),"decisions")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<dt>Threshold<dd><code>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</code> = "
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "</small>\n";
},"10":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<dt>Cannot see<dd>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"check"), "blindSpot", {"start":{"line":16,"column":43},"end":{"line":16,"column":58}} ), depth0));
},"11":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " speaks to "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"check"),"practices"),{"name":"each","hash":{},"fn":container.program(12, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":74},"end":{"line":17,"column":172}}})) != null ? stack1 : "");
},"12":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</a> ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"check "
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "outcome", {"start":{"line":1,"column":24},"end":{"line":1,"column":37}} ), depth0))
    + "\" id=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "id", {"start":{"line":1,"column":47},"end":{"line":1,"column":55}} ), depth0))
    + "\"><summary>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "title", {"start":{"line":1,"column":70},"end":{"line":1,"column":81}} ), depth0))
    + " <i>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "severity", {"start":{"line":1,"column":89},"end":{"line":1,"column":103}} ), depth0))
    + "</i> <small>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "verdicts", {"start":{"line":1,"column":119},"end":{"line":1,"column":133}} ), depth0))
    + "</small></summary>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"why"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":2,"column":0},"end":{"line":2,"column":40}}})) != null ? stack1 : "")
    + "\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"findings"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":6,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"more"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":8,"column":42}}})) != null ? stack1 : "")
    + "\n<dl>\n<dt>Expected<dd>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "expected", {"start":{"line":10,"column":18},"end":{"line":10,"column":32}} ), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"fix"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":101}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"decisions"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":0},"end":{"line":12,"column":79}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"thresholds"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":13,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"blindSpot"),{"name":"if","hash":{},"fn":container.program(10, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":0},"end":{"line":16,"column":67}}})) != null ? stack1 : "")
    + "\n<dt>Check<dd><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "code", {"start":{"line":17,"column":21},"end":{"line":17,"column":31}} ), depth0))
    + "</code>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"practices"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":40},"end":{"line":17,"column":179}}})) != null ? stack1 : "")
    + "\n</dl>\n</details>";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "check-line": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"word"), depth0))
    + ": "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"places"),depth0,{"name":"places","hash":{"finding":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"note"), depth0))
    + "</small>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li id=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "id", {"start":{"line":1,"column":10},"end":{"line":1,"column":18}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "title", {"start":{"line":1,"column":24},"end":{"line":1,"column":35}} ), depth0))
    + " <code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "code", {"start":{"line":1,"column":46},"end":{"line":1,"column":56}} ), depth0))
    + "</code>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"check"),"findings"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":65},"end":{"line":1,"column":193}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "checks": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"checks\">\n<h3>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</h3>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(blockParams[0][0],"failing"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":7,"column":66}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"open"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":14,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"calm"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":15,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"absent"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":20,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
    + "</div>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"check"),depth0,{"name":"check","hash":{"check":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group unknown\"><summary>Could not decide <small>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"open"),"length"), depth0))
    + "</small></summary>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"open"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":68}}})) != null ? stack1 : "")
    + "\n</ul>\n</details>\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"check-line"),depth0,{"name":"check-line","hash":{"check":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group pass\"><summary>Nothing to do <small>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"calm"),"length"), depth0))
    + "</small></summary>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"calm"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":17,"column":63}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group not-applicable\"><summary>Does not apply here <small>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"absent"),"length"), depth0))
    + "</small></summary>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"absent"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":23,"column":0},"end":{"line":25,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</details>\n";
},"6":function(container,depth0,helpers,partials,data) {
    return "<p>No check gave a verdict.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"checks\" aria-labelledby=\"checks-h\">\n<h2 id=\"checks-h\">Checks and findings</h2>\n<p class=\"how\">Each check is told once, with every verdict it gave; practices above link here.</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"checks"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.program(6, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "</section>";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "contents": {"0":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#fixes\">Next steps</a></li>";
},"1":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#moved\">What moved</a></li>";
},"2":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#decisions\">Decisions</a></li>";
},"3":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#story\">What happened</a></li>";
},"4":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#heat\">Where it leans</a></li>";
},"5":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#objectives\">Objectives</a></li>";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><a href=\"#"
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</a></li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ol>\n<li><a href=\"#scores\">Scores</a></li>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fixes"),"shown"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":66}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"moved"),"rows"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":4,"column":65}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"decisions"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":5,"column":67}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"days"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":68}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"heat"),"rows"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":7,"column":67}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"rows"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":8,"column":75}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"frameworks"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":10,"column":9}}})) != null ? stack1 : "")
    + "<li><a href=\"#checks\">Checks and findings</a></li>\n<li><a href=\"#delivery\">Delivery</a></li>\n<li><a href=\"#unknown\">What is not known</a></li>\n<li><a href=\"#evidence\">Evidence</a></li>\n<li><a href=\"#glossary\">Words and usage</a></li>\n</ol>";
},"useData":true,"useBlockParams":true},
  "decisions": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"decisions\" aria-labelledby=\"decisions-h\">\n<h2 id=\"decisions-h\">Decisions to take</h2>\n<p class=\"how\">Findings of one cause, put as one question, with ways to answer it. <code>plumbrule adrs suggest</code> drafts the records.</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"decisions"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"decision\" id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\"><summary>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"summary"), depth0))
    + "</small></summary>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"records"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":7,"column":66}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"options"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":13,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"reason"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":77}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"confirmation"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":15,"column":0},"end":{"line":15,"column":87}}})) != null ? stack1 : "")
    + "\n<p class=\"dim\">Rests on "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"links"),depth0,{"name":"links","hash":{"links":lookupProperty(blockParams[0][0],"checks")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ", at "
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"findings"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":62},"end":{"line":16,"column":131}}})) != null ? stack1 : "")
    + alias2(alias1(lookupProperty(blockParams[0][0],"more"), depth0))
    + "\n</details>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Recorded in "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"records"), depth0));
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"options"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><b>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</b>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"recommended"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":64},"end":{"line":10,"column":118}}})) != null ? stack1 : "")
    + ": "
    + alias2(alias1(lookupProperty(blockParams[0][0],"gains"), depth0))
    + "; but "
    + alias2(alias1(lookupProperty(blockParams[0][0],"costs"), depth0))
    + "."
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"tradeoffs"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":159},"end":{"line":10,"column":226}}})) != null ? stack1 : "")
    + "</li>\n";
},"5":function(container,depth0,helpers,partials,data) {
    return " <em>recommended</em>";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"tradeoffs"), depth0))
    + "</small>";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Why the recommended one: "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"reason"), depth0));
},"8":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Will have worked when "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"confirmation"), depth0))
    + ".";
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"place"),depth0,{"name":"place","hash":{"place":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + " ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"decisions"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":20,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "delivery": {"0":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Not measured: "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"delivery"), "reason", {"start":{"line":3,"column":42},"end":{"line":3,"column":57}} ), depth0))
    + ".</p>";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"how\">Deployments of each full week; what failed of them is solid.</p>\n<div class=\"charts\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"charts"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":8,"column":9}}})) != null ? stack1 : "")
    + "</div>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure><figcaption><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "</strong></figcaption>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"chart"), depth0))
    + "</figure>\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of delivery metrics\">\n<table>\n<thead><tr><th scope=\"col\">Service<th scope=\"col\">Metric<th scope=\"col\">Value<th scope=\"col\">Sample, or why there is none</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"rows"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"metric"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"note"), depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Grades by report year</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of grades\">\n<table>\n<thead><tr><th scope=\"col\">Service<th scope=\"col\">Year<th scope=\"col\">Grades<th scope=\"col\">Source</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"grades"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":29,"column":0},"end":{"line":31,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"year"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"levels"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "\n";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Failed deployments</h3>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of failed deployments\">\n<table>\n<thead><tr><th scope=\"col\">Service<th scope=\"col\">Deployment<th scope=\"col\">At<th scope=\"col\">Known by<th scope=\"col\">Mended</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"failures"),{"name":"each","hash":{},"fn":container.program(8, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":42,"column":0},"end":{"line":44,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"8":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"tag"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"at"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"why"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"recovery"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"delivery\" aria-labelledby=\"delivery-h\">\n<h2 id=\"delivery-h\">Delivery</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"reason"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":71}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"charts"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":10,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"rows"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":22,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"grades"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":23,"column":0},"end":{"line":35,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"failures"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":36,"column":0},"end":{"line":48,"column":7}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true,"useBlockParams":true},
  "evidence": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"how\">What findings and episodes rest on, each once, under the query or the place it came from. Windows: "
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"evidence"),"windows"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":114},"end":{"line":4,"column":231}}})) != null ? stack1 : "")
    + ".</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"evidence"),"subjects"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":19,"column":9}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<b>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"letter"), depth0))
    + "</b> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":192},"end":{"line":4,"column":222}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    return "; ";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "</small></summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Evidence of "
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "\">\n<table class=\"source\">\n<thead><tr><th scope=\"col\">Signal<th scope=\"col\">Value<th scope=\"col\">Query, or line</thead>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"sources"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + "</table>\n</div>\n</details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tbody><tr><th colspan=\"3\" scope=\"rowgroup\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"strength"), depth0))
    + ", window "
    + alias2(alias1(lookupProperty(blockParams[0][0],"window"), depth0))
    + "</small>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"rows"),{"name":"each","hash":{},"fn":container.program(5, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":9}}})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\"><td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"signal"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"query"), depth0))
    + "\n";
},"6":function(container,depth0,helpers,partials,data) {
    return "<p>There is none: every verdict is open.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"evidence\" aria-labelledby=\"evidence-h\">\n<h2 id=\"evidence-h\">Evidence</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"evidence"),"subjects"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.program(6, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":22,"column":7}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true,"useBlockParams":true},
  "fix": {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"fix"),"check"), "href", {"start":{"line":4,"column":49},"end":{"line":4,"column":63}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "title", {"start":{"line":4,"column":69},"end":{"line":4,"column":78}} ), depth0))
    + "</a>";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"fix"), "title", {"start":{"line":4,"column":94},"end":{"line":4,"column":103}} ), depth0));
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>\n<p class=\"gain\"><strong>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "gain", {"start":{"line":2,"column":26},"end":{"line":2,"column":34}} ), depth0))
    + "</strong> points<br>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "effort", {"start":{"line":2,"column":58},"end":{"line":2,"column":68}} ), depth0))
    + " effort</p>\n<div>\n<p class=\"what\">"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(lookupProperty(depth0,"fix"),"check"),"href"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":4,"column":16},"end":{"line":4,"column":112}}})) != null ? stack1 : "")
    + " <small>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "severity", {"start":{"line":4,"column":122},"end":{"line":4,"column":134}} ), depth0))
    + "</small></p>\n<p>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "remediation", {"start":{"line":5,"column":5},"end":{"line":5,"column":20}} ), depth0))
    + "</p>\n<p class=\"dim\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "where", {"start":{"line":6,"column":17},"end":{"line":6,"column":26}} ), depth0))
    + "</p>\n</div>\n</li>";
},"useData":true},
  "fixes": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"fixes\" aria-labelledby=\"fixes-h\">\n<h2 id=\"fixes-h\">Next steps</h2>\n<ol class=\"fixes\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"fixes"),"shown"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":5,"column":56}}})) != null ? stack1 : "")
    + "\n</ol>\n<p class=\"how\">In the order to take them: points of <em>low</em> that mending each adds, over the pillars of the first framework, times the weight of its severity, for its effort. After every step the rest is computed anew. "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"fixes"), "reached", {"start":{"line":7,"column":226},"end":{"line":7,"column":239}} ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fixes"),"rest"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"fix"),depth0,{"name":"fix","hash":{"fix":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details>\n<summary>More of them <small>"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"fixes"),"rest"), "length", {"start":{"line":10,"column":31},"end":{"line":10,"column":48}} ), depth0))
    + "</small></summary>\n<ol class=\"more-fixes\" start=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"fixes"), "start", {"start":{"line":11,"column":32},"end":{"line":11,"column":43}} ), depth0))
    + "\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fixes"),"rest"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":0},"end":{"line":14,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n</details>\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"gain"), depth0))
    + " points, "
    + alias2(alias1(lookupProperty(blockParams[0][0],"effort"), depth0))
    + " effort: "
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(blockParams[0][0],"check")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"fixes"),"shown"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "frameworks": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section class=\"framework\" id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\" aria-labelledby=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "-h\">\n<h2 id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "-h\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"version"), depth0))
    + "</small></h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"pillars"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":14,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"pillar\" id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">\n<h3>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</h3>\n<p>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"sentence"), depth0))
    + "</p>\n<p class=\"dim\">Practices: "
    + alias2(alias1(lookupProperty(blockParams[0][0],"summary"), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"adds"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":62}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"groups"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":12,"column":9}}})) != null ? stack1 : "")
    + "</div>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"alarm\">"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"adds"), depth0))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"group"),depth0,{"name":"group","hash":{"pillar":blockParams[1][0],"group":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"frameworks"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":16,"column":9}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "glossary": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>Components of the workload</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of components\">\n<table>\n<thead><tr><th scope=\"col\">Component<th scope=\"col\">Type<th scope=\"col\">Depends on</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"components"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"moreComponents"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":22,"column":66}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"type"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"dependsOn"), depth0))
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "moreComponents", {"start":{"line":22,"column":39},"end":{"line":22,"column":53}} ), depth0))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>What reading the evidence cost</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of usage\">\n<table>\n<thead><tr><th scope=\"col\">Source<th scope=\"col\">Requests<th scope=\"col\" class=\"n\">Metrics<th scope=\"col\" class=\"n\">Points<th scope=\"col\" class=\"n\">Dollars</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"usage"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":31,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div></details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"requests"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"metrics"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"points"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"usd"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"glossary\" aria-labelledby=\"glossary-h\">\n<h2 id=\"glossary-h\">Words and usage</h2>\n<dl class=\"words\">\n<div><dt>Score, low, high, coverage</dt><dd>The score is the weighted mean over what was decided. <em>Low</em> takes everything unknown as failed, <em>high</em> as passed. Coverage is the decided share of the weight; below a stated minimum there is no score. Losing evidence never raises <em>low</em>.</dd></div>\n<div><dt>Observed, configured, attested</dt><dd>How a thing is known: telemetry shows it, code or configuration says so, or a person does. The strongest reading counts.</dd></div>\n<div><dt>Covers in full, in part</dt><dd>A check that covers a practice in full decides it. One that covers a part decides its share only; parts alone never make a practice pass.</dd></div>\n<div><dt>Unknown</dt><dd>Nothing was measured, or too little, or the source could not be read. It is never taken as a pass.</dd></div>\n<div><dt>Waived</dt><dd>It fails, and somebody accepted the risk until a date. The score keeps the failure.</dd></div>\n<div><dt>Points</dt><dd>Of the pillar's 0 to 100. A fix is worth what it adds to <em>low</em>.</dd></div>\n</dl>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"components"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":24,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"usage"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":25,"column":0},"end":{"line":36,"column":7}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true,"useBlockParams":true},
  "group": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"group "
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "outcome", {"start":{"line":2,"column":20},"end":{"line":2,"column":33}} ), depth0))
    + "\">\n<h4>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "title", {"start":{"line":3,"column":6},"end":{"line":3,"column":17}} ), depth0))
    + " <small>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "count", {"start":{"line":3,"column":29},"end":{"line":3,"column":40}} ), depth0))
    + "</small></h4>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"group"),"questions"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.program(5, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":16,"column":7}}})) != null ? stack1 : "")
    + "</div>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"pillar"),"commonReason"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":5,"column":100}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"group"),"questions"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">Unless said otherwise: "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"pillar"), "commonReason", {"start":{"line":5,"column":67},"end":{"line":5,"column":86}} ), depth0))
    + ".</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"question\"><summary>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "</small></summary>\n<ul class=\"practices\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"practices"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":83}}})) != null ? stack1 : "")
    + "\n</ul></details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"practice"),depth0,{"name":"practice","hash":{"practice":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul class=\"practices\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"group"),"practices"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":80}}})) != null ? stack1 : "")
    + "\n</ul>\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group "
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "outcome", {"start":{"line":19,"column":24},"end":{"line":19,"column":37}} ), depth0))
    + "\"><summary>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "title", {"start":{"line":19,"column":52},"end":{"line":19,"column":63}} ), depth0))
    + " <small>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "count", {"start":{"line":19,"column":75},"end":{"line":19,"column":86}} ), depth0))
    + "</small></summary>\n<ul class=\"practices\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"group"),"practices"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":0},"end":{"line":21,"column":80}}})) != null ? stack1 : "")
    + "\n</ul></details>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"group"),"open"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.program(6, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":23,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "heat": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"heat\" aria-labelledby=\"heat-h\">\n<h2 id=\"heat-h\">Where it leans</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"heat"),"map"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":5,"column":103}}})) != null ? stack1 : "")
    + "\n<p class=\"how\">How many checks fail or are partly met, by component and by the pillar they belong to, and how severe the worst of them is; a question mark where none fails and some could not decide.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Problems by component and pillar\">\n<table class=\"heat\">\n<thead><tr><th scope=\"col\">Component"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"heat"),"pillars"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":36},"end":{"line":9,"column":115}}})) != null ? stack1 : "")
    + "</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"heat"),"rows"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"heat"),"more"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":17,"column":56}}})) != null ? stack1 : "")
    + "\n</section>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"how\">Who depends on whom, as declared and as observed, with the worst open finding of each component.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Map of components\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"heat"), "map", {"start":{"line":5,"column":80},"end":{"line":5,"column":88}} ), depth0))
    + "</div>";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    return "<th scope=\"col\" class=\"n\">"
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0));
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"name"), depth0))
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"cells"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":32},"end":{"line":12,"column":112}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"n "
    + alias2(alias1(lookupProperty(blockParams[0][0],"level"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0));
},"5":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"heat"), "more", {"start":{"line":17,"column":34},"end":{"line":17,"column":43}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"heat"),"rows"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":19,"column":7}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "link": {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"link"), "href", {"start":{"line":1,"column":28},"end":{"line":1,"column":37}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"link"), "text", {"start":{"line":1,"column":43},"end":{"line":1,"column":52}} ), depth0))
    + "</a>";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<code>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"link"), "text", {"start":{"line":1,"column":74},"end":{"line":1,"column":83}} ), depth0))
    + "</code>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"link"),"href"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":99}}})) != null ? stack1 : "");
},"useData":true},
  "links": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"place"),depth0,{"name":"place","hash":{"place":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":47},"end":{"line":1,"column":76}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    return " ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"links"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":85}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "moved": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"moved\" aria-labelledby=\"moved-h\">\n<h2 id=\"moved-h\">What moved</h2>\n<p class=\"how\">Since the assessment of "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"moved"), "since", {"start":{"line":4,"column":41},"end":{"line":4,"column":52}} ), depth0))
    + ". What is proven, before and after, and why it moved.</p>\n<ul class=\"moved\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"moved"),"rows"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":7,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</section>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"pillar"), depth0))
    + "</strong> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"moved"),"rows"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":10,"column":7}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "objectives": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"objectives\" aria-labelledby=\"objectives-h\">\n<h2 id=\"objectives-h\">Objectives and error budgets</h2>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of objectives\">\n<table>\n<thead><tr><th scope=\"col\">Objective<th scope=\"col\">Component<th scope=\"col\">Promise<th scope=\"col\">Status<th scope=\"col\">Measured<th scope=\"col\">Budget<th scope=\"col\">Written in</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"rows"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"spending"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":40,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"objective"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"mark"), depth0))
    + " "
    + alias2(alias1(lookupProperty(blockParams[0][0],"status"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"measured"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"budget"), depth0))
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"firing"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":183},"end":{"line":9,"column":240}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"more"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":240},"end":{"line":9,"column":295}}})) != null ? stack1 : "")
    + "<td><code>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "</code>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    return "<br>"
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0));
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>How the budgets were spent</h3>\n<p class=\"how\">The line is what was left at the end of each whole day before the end of the run; the dashed one an even spending, which reaches nothing with the end of the window. Below it the burn rate of each day: at 1 the budget lasts exactly as long as its window.</p>\n<div class=\"charts\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"spending"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
    + "</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"more"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":39,"column":0},"end":{"line":39,"column":68}}})) != null ? stack1 : "")
    + "\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div>\n<figure>\n<figcaption><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</strong> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</small></figcaption>\n"
    + alias2(alias1(lookupProperty(blockParams[0][0],"left"), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"rates"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":23,"column":0},"end":{"line":23,"column":39}}})) != null ? stack1 : "")
    + "\n</figure>\n<details>\n<summary>Every day of "
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</summary>\n<table>\n<thead><tr><th scope=\"col\">At<th scope=\"col\" class=\"n\">Budget<th scope=\"col\" class=\"n\">Burn rate of the day</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"days"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":30,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</details>\n</div>\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"rates"), depth0));
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"until"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"left"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"rate"), depth0))
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"objectives"), "more", {"start":{"line":39,"column":40},"end":{"line":39,"column":55}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"objectives"),"rows"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":42,"column":7}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "place": {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"place"), "href", {"start":{"line":1,"column":29},"end":{"line":1,"column":39}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(lookupProperty(depth0,"place"), "text", {"start":{"line":1,"column":45},"end":{"line":1,"column":55}} ), depth0))
    + "</a>";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"place"), "text", {"start":{"line":1,"column":71},"end":{"line":1,"column":81}} ), depth0));
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"place"),"href"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":90}}})) != null ? stack1 : "");
},"useData":true},
  "places": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"id"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.program(2, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":34},"end":{"line":1,"column":124}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":124},"end":{"line":1,"column":154}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span id=\""
    + alias2(alias1(lookupProperty(blockParams[1][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[1][0],"name"), depth0))
    + "</span>";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"name"), depth0));
},"3":function(container,depth0,helpers,partials,data) {
    return ", ";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"finding"),"where"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":163}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "practice": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li id=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":21}} ), depth0))
    + "\"><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "code", {"start":{"line":2,"column":33},"end":{"line":2,"column":46}} ), depth0))
    + "</code> "
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "title", {"start":{"line":2,"column":58},"end":{"line":2,"column":72}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"risk"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":74},"end":{"line":2,"column":127}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"reason"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":127},"end":{"line":2,"column":191}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"would"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":2,"column":191},"end":{"line":2,"column":241}}})) != null ? stack1 : "")
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <i>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "risk", {"start":{"line":2,"column":101},"end":{"line":2,"column":114}} ), depth0))
    + "</i>";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<small>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "reason", {"start":{"line":2,"column":159},"end":{"line":2,"column":174}} ), depth0))
    + "</small>";
},"3":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "would", {"start":{"line":2,"column":218},"end":{"line":2,"column":232}} ), depth0));
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li id=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "id", {"start":{"line":4,"column":10},"end":{"line":4,"column":21}} ), depth0))
    + "\"><details><summary><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "code", {"start":{"line":4,"column":51},"end":{"line":4,"column":64}} ), depth0))
    + "</code> "
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "title", {"start":{"line":4,"column":76},"end":{"line":4,"column":90}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"risk"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":92},"end":{"line":4,"column":145}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"score"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":145},"end":{"line":4,"column":200}}})) != null ? stack1 : "")
    + "</summary>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"reason"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":5,"column":52}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"answer"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":160}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"gives"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":7,"column":50}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"terms"),{"name":"if","hash":{},"fn":container.program(10, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":12,"column":12}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"silent"),{"name":"if","hash":{},"fn":container.program(14, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":13,"column":0},"end":{"line":13,"column":148}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"would"),{"name":"if","hash":{},"fn":container.program(17, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":64}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"5":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <b>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "score", {"start":{"line":4,"column":173},"end":{"line":4,"column":187}} ), depth0))
    + "</b>";
},"6":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "reason", {"start":{"line":5,"column":28},"end":{"line":5,"column":43}} ), depth0));
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Answer: "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "answer", {"start":{"line":6,"column":36},"end":{"line":6,"column":51}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"answerLink"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":53},"end":{"line":6,"column":153}}})) != null ? stack1 : "");
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <a href=\""
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "answerLink", {"start":{"line":6,"column":92},"end":{"line":6,"column":111}} ), depth0))
    + "\" rel=\"noreferrer\">its record</a>";
},"9":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "gives", {"start":{"line":7,"column":27},"end":{"line":7,"column":41}} ), depth0));
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"terms"),{"name":"each","hash":{},"fn":container.program(11, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + "</ul>";
},"11":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(blockParams[0][0],"check")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + " "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"sum"), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"why"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":43},"end":{"line":10,"column":94}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"worst"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":94},"end":{"line":10,"column":176}}})) != null ? stack1 : "")
    + "\n";
},"12":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"why"), depth0))
    + "</small>";
},"13":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"place"),depth0,{"name":"place","hash":{"place":lookupProperty(lookupProperty(blockParams[1][0],"worst"),"place")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"worst"),"text"), depth0));
},"14":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Nothing decided by "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"silent"),{"name":"each","hash":{},"fn":container.program(15, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":13,"column":45},"end":{"line":13,"column":141}}})) != null ? stack1 : "");
},"15":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":blockParams[0][0]},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(16, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":13,"column":102},"end":{"line":13,"column":132}}})) != null ? stack1 : "");
},"16":function(container,depth0,helpers,partials,data) {
    return ", ";
},"17":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"would\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "would", {"start":{"line":14,"column":41},"end":{"line":14,"column":55}} ), depth0));
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"bare"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.program(4, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":16,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "reasons": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "<th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"reason"), depth0))
    + "<td><small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"label"), depth0))
    + ":</small> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"examples"), depth0))
    + "\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"reasons"), "more", {"start":{"line":11,"column":37},"end":{"line":11,"column":49}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\""
    + alias3(alias2(alias1(depth0, "noun", {"start":{"line":1,"column":61},"end":{"line":1,"column":65}} ), depth0))
    + " by reason\">\n<table>\n<thead><tr><th scope=\"col\" class=\"n\">"
    + alias3(alias2(alias1(depth0, "noun", {"start":{"line":3,"column":39},"end":{"line":3,"column":43}} ), depth0))
    + "<th scope=\"col\">Reason<th scope=\"col\">What of it</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"reasons"),"rows"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"reasons"),"more"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":11,"column":62}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "report": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"term"), depth0))
    + "</dt><dd>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</dd></div>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"question"), depth0))
    + "</a> <strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"figure"), depth0))
    + "</strong> <span>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</span></li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '"
    + alias3(alias2(alias1(depth0, "scriptHash", {"start":{"line":5,"column":86},"end":{"line":5,"column":96}} ), depth0))
    + "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":10,"column":9},"end":{"line":10,"column":14}} ), depth0))
    + ": architecture assessment</title>\n<style>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"style"),depth0,{"name":"style","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header class=\"top\">\n<p class=\"brand\">Plumbrule assessment</p>\n<h1>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":19,"column":6},"end":{"line":19,"column":11}} ), depth0))
    + "</h1>\n<p class=\"lede\">"
    + alias3(alias2(alias1(depth0, "lede", {"start":{"line":20,"column":18},"end":{"line":20,"column":22}} ), depth0))
    + "</p>\n<dl class=\"facts\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"head"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "")
    + "</dl>\n<ul class=\"glance\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"glance"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":26,"column":0},"end":{"line":28,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</header>\n<nav class=\"toc\" aria-label=\"Contents\">\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"contents"),depth0,{"name":"contents","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</nav>\n<main id=\"main\">\n<div class=\"first\">\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"scores"),depth0,{"name":"scores","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"fixes"),depth0,{"name":"fixes","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</div>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"moved"),depth0,{"name":"moved","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"decisions"),depth0,{"name":"decisions","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"story"),depth0,{"name":"story","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"heat"),depth0,{"name":"heat","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"objectives"),depth0,{"name":"objectives","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"frameworks"),depth0,{"name":"frameworks","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"checks"),depth0,{"name":"checks","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"delivery"),depth0,{"name":"delivery","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"unknown"),depth0,{"name":"unknown","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"evidence"),depth0,{"name":"evidence","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"glossary"),depth0,{"name":"glossary","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</main>\n<footer>\n<p>Made by "
    + alias3(alias2(alias1(depth0, "tool", {"start":{"line":52,"column":13},"end":{"line":52,"column":17}} ), depth0))
    + " under rules <code>"
    + alias3(alias2(alias1(depth0, "rulesDigest", {"start":{"line":52,"column":40},"end":{"line":52,"column":51}} ), depth0))
    + "</code>. The whole assessment as data: <code>plumbrule assess --json</code>, or <code>--format json:PATH</code>; one number walked back to its query: <code>plumbrule explain ID</code>.</p>\n</footer>\n\u003Cscript>\u003C/script>\n</body>\n</html>";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "scores": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"scores\">\n<caption><a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</a> <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"version"), depth0))
    + "</small></caption>\n<thead><tr><th scope=\"col\">Pillar<th scope=\"col\" class=\"n\">Score<th scope=\"col\">Range<th scope=\"col\" class=\"n\">Between<th scope=\"col\" class=\"n\">Known<th scope=\"col\">Worst of it</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"pillars"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\"tone-"
    + alias2(alias1(lookupProperty(blockParams[0][0],"tone"), depth0))
    + "\"><th scope=\"row\"><a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</a><td class=\"n\"><b>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"score"), depth0))
    + "</b><td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"bar"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"interval"), depth0))
    + "<td class=\"n\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"known"), depth0))
    + "<td class=\"phrase\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"phrase"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"scores\" aria-labelledby=\"scores-h\">\n<h2 id=\"scores-h\">Scores</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"scores"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
    + "<p class=\"how\">The score is the weighted mean over what was decided. The bar is solid up to what is proven (<em>low</em>), pale up to what is possible (<em>high</em>), and marked at the score. A dash: too little of the weight is known for a score.</p>\n</section>";
},"useData":true,"useBlockParams":true},
  "story": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"story\" aria-labelledby=\"story-h\">\n<h2 id=\"story-h\">What happened</h2>\n<p class=\"how\">Stretches of time in which a signal left its own normal range; what overlaps is told together, the widest departure first. All times are UTC.</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"timeline"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"note"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":58}}})) != null ? stack1 : "")
    + "\n<ol class=\"told\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"told"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"moreTold"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":17,"column":66}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"charts"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
    + "<details>\n<summary>All episodes as a table</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All episodes\">\n<table>\n<thead><tr><th scope=\"col\">When<th scope=\"col\">For<th scope=\"col\">Component<th scope=\"col\">Signal<th scope=\"col\">What</thead>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"days"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":34,"column":0},"end":{"line":39,"column":9}}})) != null ? stack1 : "")
    + "</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"moreEpisodes"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":42,"column":0},"end":{"line":42,"column":74}}})) != null ? stack1 : "")
    + "\n</details>\n</section>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Timeline of episodes\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "timeline", {"start":{"line":6,"column":83},"end":{"line":6,"column":97}} ), depth0))
    + "</div>\n<p class=\"legend\"><span class=\"key high\"></span>&nbsp;above&nbsp;normal <span class=\"key low\"></span>&nbsp;below&nbsp;normal <span class=\"key absent\"></span>&nbsp;absent</p>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "note", {"start":{"line":9,"column":35},"end":{"line":9,"column":45}} ), depth0))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><p class=\"when\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"when"), depth0))
    + " · "
    + alias2(alias1(lookupProperty(blockParams[0][0],"span"), depth0))
    + "</p>\n<ul>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"departures"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":13,"column":4},"end":{"line":14,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"rest"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":9},"end":{"line":14,"column":65}}})) != null ? stack1 : "")
    + "</ul>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "</strong> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"rest"), depth0))
    + "</small>";
},"6":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "moreTold", {"start":{"line":17,"column":39},"end":{"line":17,"column":53}} ), depth0))
    + "</p>";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"how\">Of a long recording the line has the lowest and the highest sample of each stretch, so that no departure is lost.</p>\n<div class=\"charts\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"story"),"charts"),{"name":"each","hash":{},"fn":container.program(8, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":0},"end":{"line":26,"column":9}}})) != null ? stack1 : "")
    + "</div>\n";
},"8":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure>\n<figcaption><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "</strong> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"signal"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"peak"), depth0))
    + "</small></figcaption>\n"
    + alias2(alias1(lookupProperty(blockParams[0][0],"chart"), depth0))
    + "\n</figure>\n";
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tbody><tr><th colspan=\"5\" scope=\"rowgroup\">"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"day"), depth0))
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"episodes"),{"name":"each","hash":{},"fn":container.program(10, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":36,"column":0},"end":{"line":38,"column":9}}})) != null ? stack1 : "");
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"when"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"span"), depth0))
    + "<th scope=\"row\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "<td>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"href"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams),"inverse":container.program(12, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":37,"column":83},"end":{"line":37,"column":185}}})) != null ? stack1 : "")
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"what"), depth0))
    + "\n";
},"11":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias2(alias1(lookupProperty(blockParams[1][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[1][0],"signal"), depth0))
    + "</a>";
},"12":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"signal"), depth0));
},"13":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=\"dim\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "moreEpisodes", {"start":{"line":42,"column":43},"end":{"line":42,"column":61}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"story"),"days"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":45,"column":7}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "style": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    return ":root{\ncolor-scheme:light dark;\n--paper:#fbfaf8;--sheet:#fff;--ink:#1f2428;--dim:#5a636b;--line:#dedad3;--wash:#f3f1ec;--link:#1a5a96;\n--high:#ae2a19;--medium:#865300;--low:#6a5c00;--open:#4d5b6a;--good:#1d6f3c;--code:#efece6;\n}\n@media (prefers-color-scheme:dark){\n:root{\n--paper:#15181b;--sheet:#1b1f23;--ink:#e5e7e9;--dim:#a4adb5;--line:#333a40;--wash:#20262b;--link:#8fc1f0;\n--high:#ff9285;--medium:#f0b65a;--low:#d9c95c;--open:#a9bacb;--good:#7fd197;--code:#262c32;\n}\n}\n*{box-sizing:border-box}\nhtml{scroll-behavior:smooth;scroll-padding-top:1rem}\nbody{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",\"DejaVu Sans\",sans-serif;overflow-wrap:anywhere}\na{color:var(--link);text-underline-offset:.15em}\na:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}\nh1,h2,h3,h4{line-height:1.25;margin:0;font-weight:650;text-wrap:balance}\nh1{font-size:2.1rem;letter-spacing:-.01em}\nh2{font-size:1.5rem;margin-top:3.5rem;padding-top:1.2rem;border-top:1px solid var(--line)}\nh3{font-size:1.15rem;margin:2rem 0 .6rem}\nh4{font-size:1rem;margin:1.3rem 0 .4rem}\nsmall{font-weight:400;color:var(--dim);font-size:.92em}\nh2 small,h3 small{font-size:.8em}\np{margin:.5rem 0;max-width:44rem}\nul,ol{margin:.5rem 0;padding-left:1.3rem}\ncode{font:.88em/1.4 ui-monospace,\"SF Mono\",Menlo,Consolas,\"DejaVu Sans Mono\",monospace;background:var(--code);border-radius:4px;padding:.08em .3em}\na code{color:inherit}\n.dim,.how,.known,.legend,.lede{color:var(--dim)}\n.how{font-size:.95rem}\n.glance{list-style:none;padding:0;margin:.9rem 0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:.8rem} .glance li{background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:.5rem .9rem;line-height:1.4} .glance strong{display:block;font-size:1.25rem} .glance span{color:var(--dim);font-size:.92rem}\n.skip{position:absolute;left:-100vw;background:var(--sheet);padding:.5rem 1rem;z-index:2}\n.skip:focus{left:1rem;top:1rem}\n.top,.toc,main,.filter,footer{max-width:78rem;margin-left:auto;margin-right:auto;padding-left:1.5rem;padding-right:1.5rem}\n.top{padding-top:1.5rem}\n.brand{color:var(--dim);font-size:.85rem;letter-spacing:.04em;margin:0 0 .3rem}\n.lede{font-size:1.1rem}\n.facts{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;margin:.4rem 0 0;font-size:.9rem} .facts div{display:flex;gap:.4rem} .facts dt{white-space:nowrap}\n.facts dt,.check dt,.words dt{font-size:.82rem;color:var(--dim)}\n.facts dd,.check dd,.words dd{margin:0}\n.toc{font-size:.92rem} .toc a{text-decoration:none} .toc a:hover{text-decoration:underline}\n.toc ol{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.2rem 1.3rem}\nmain{padding-top:.2rem}\n.tone-high{--tone:var(--high)} .tone-medium{--tone:var(--medium)} .tone-low{--tone:var(--low)} .tone-unanswered{--tone:var(--open)} .tone-none{--tone:var(--good)}\n.first{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:0 3rem;align-items:start}\n.first h2{border-top:0;padding-top:0;margin-top:1.2rem}\n.scores{margin:.2rem 0 .8rem} .scores caption{font-weight:600;color:var(--ink)}\n.scores :is(th,td){padding:.22rem .6rem .22rem 0;min-width:0;vertical-align:middle} .scores td:nth-child(3){width:22%;min-width:4rem} .scores .phrase{min-width:6.8rem} .scores thead th{font-weight:400}\n.phrase{color:var(--tone);font-weight:600} .first > *{min-width:0}\n.bar-of .track{fill:var(--wash)} .bar-of .maybe{fill:var(--tone);opacity:.3} .bar-of .sure{fill:var(--tone)} .bar-of .at{stroke:var(--ink);stroke-width:1.5}\n.filter{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;font-size:.9rem;color:var(--dim);margin-top:.8rem;margin-bottom:.8rem} .filter :is(input,select,button){font:inherit;max-width:12rem;padding:.15rem .4rem;color:var(--ink);background:var(--sheet);border:1px solid var(--line);border-radius:6px} [hidden]{display:none !important}\n.heat td{white-space:nowrap} .heat .heat-critical,.heat .heat-high{color:var(--high);font-weight:650;background:color-mix(in srgb,var(--high) 12%,transparent)} .heat .heat-medium{color:var(--medium);background:color-mix(in srgb,var(--medium) 10%,transparent)} .heat .none{color:var(--dim)}\nsvg{display:block;width:100%;height:auto}\nsvg:not(.diagram) text{fill:var(--ink);font-family:inherit;text-anchor:middle} .diagram{max-width:60rem} .signal,.end{text-anchor:end !important} .lane-name,.start{text-anchor:start !important} .deployments .made{fill:var(--link);opacity:.45} .deployments .failed{fill:var(--high)}\n.fixes{list-style:none;padding:0}\n.fixes > li{display:grid;grid-template-columns:5.5rem minmax(0,1fr);gap:0 .8rem;padding:.5rem 0;font-size:.95rem;border-bottom:1px solid var(--line)}\n.fixes p{margin:.1rem 0;line-height:1.4} .fixes p + p{font-size:.95em}\n.fixes .what{font-weight:600}\n.fixes .gain{color:var(--good);font-size:.85rem}\n.fixes .gain strong{font-size:1.3rem;line-height:1.2}\n.more-fixes{padding-left:1.3rem} .more-fixes li{margin:.4rem 0}\n@media (max-width:32rem){h1{font-size:1.6rem} .top,.toc,main,.filter,footer{padding-left:1rem;padding-right:1rem} .scores :is(th,td):nth-child(3),.scores :is(th,td):nth-child(5){display:none} .first{grid-template-columns:minmax(0,1fr)} .scores .phrase{min-width:0}}\n.scroll{overflow-x:auto}\n.timeline{min-width:46rem}\n.timeline text{font-size:12px} .timeline .tick,.spark .tick{fill:var(--dim)} .timeline .tick{font-size:11px} .timeline .signal{fill:var(--dim)} .timeline .lane-name{font-weight:600}\n.grid,.lane{stroke:var(--line);stroke-width:1}\n.bar{fill:var(--medium)} .bar.low{fill:var(--link)} .bar.absent{fill:var(--paper);stroke:var(--dim);stroke-width:1.5;stroke-dasharray:3 2}\n.told{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1rem 1.8rem;margin:1.2rem 0;font-size:.92rem} .told ul{list-style:none;padding:0;margin:0} .when{margin:0 0 .2rem;color:var(--dim)}\n.legend{font-size:.88rem} .key{display:inline-block;width:.9em;height:.8em;margin:0 .25em 0 .9em;background:var(--medium);vertical-align:baseline} .key.low{background:var(--link);height:.45em} .key.absent{background:none;border:1.5px dashed var(--dim)} .legend .key:first-child{margin-left:0}\n.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr));gap:1rem 1.6rem;margin:1.5rem 0}\nfigure{margin:0} figcaption{font-size:.9rem;line-height:1.35;margin-bottom:.3rem}\n.spark .line{fill:none;stroke:var(--link);stroke-width:3;stroke-linejoin:round;stroke-linecap:round} .spark .shade{fill:var(--medium);opacity:.22}\n.spark .tick{font-size:22px}\n.budget .zero{stroke:var(--dim);stroke-width:2} .budget .even{stroke:var(--dim);stroke-width:2;stroke-dasharray:8 6} .budget .rate{fill:var(--link)} .budget .rate.over{fill:var(--high)} .budget + .budget{margin-top:.4rem}\nsummary{cursor:pointer;padding:.3rem 0} summary:hover{text-decoration:underline;text-decoration-color:var(--line);text-underline-offset:.25em}\nsummary > small,h4 small,summary i,li > i,summary > b{font-style:normal;color:var(--dim);font-size:.86rem;font-weight:400;margin-left:.2rem}\nsummary i::before,li > i::before,summary > b::before,summary > small::before,h4 small::before{content:\"· \"}\n.fail > :is(summary,h4)::before,li.fail::before{content:\"✗ \" / \"\";color:var(--high)}\n.partial > :is(summary,h4)::before,li.partial::before{content:\"◐ \" / \"\";color:var(--medium)}\n.unknown > :is(summary,h4)::before,li.unknown::before{content:\"? \" / \"\";color:var(--open)}\n.error > :is(summary,h4)::before,li.error::before{content:\"! \" / \"\";color:var(--high)}\n.waived > :is(summary,h4)::before,li.waived::before{content:\"~ \" / \"\";color:var(--medium)}\n.pass > :is(summary,h4)::before,li.pass::before{content:\"✓ \" / \"\";color:var(--good)}\n.not-applicable > :is(summary,h4)::before,li.not-applicable::before{content:\"– \" / \"\";color:var(--open)}\n.notes .error strong{color:var(--high)} .notes .warning strong{color:var(--medium)}\n:is(summary,h4)::before,.check li::before{font-weight:700} .check > ul{list-style:none;padding-top:.2rem} .check b{font-weight:600}\ndetails.group > summary{font-weight:600;margin-top:.8rem}\n.question{margin-left:1.2rem}\n.practices{list-style:none;padding-left:1.2rem;margin:0}\n.practices > li{padding:.12rem 0}\n.would::before,.practices > li > p::before{content:\"Would be decided by:\"} .practices > li > p,.would{margin-bottom:0;color:var(--dim);font-size:.9em;line-height:1.4} .practices > li > small{display:block} tbody th span:not(:last-of-type)::after{content:\",\"}\n.check[open],.decision[open],.practices details[open]{padding-bottom:1rem} .check > :not(summary),.decision > :not(summary),.practices details > :not(summary){margin-left:.4rem;padding-left:1.1rem;border-left:2px solid var(--line);margin-top:0;margin-bottom:0} .practices details ul,.decision ul{padding-left:2.3rem} .practices details li{margin:.25rem 0}\n.check,.decision{border-bottom:1px solid var(--line)}\n.check dl{display:grid;grid-template-columns:6.5rem minmax(0,1fr);gap:.3rem 1rem;max-width:50rem}\n.words div{margin:.8rem 0;max-width:44rem} .words dt{font-weight:600;color:var(--ink);font-size:1rem}\ntable{border-collapse:collapse;width:100%;margin:.6rem 0;font-size:.92rem;overflow-wrap:normal}\ncaption{text-align:left;color:var(--dim);padding:.3rem 0}\nth,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400;min-width:3.5rem}\nthead th{color:var(--dim);font-size:.84rem;white-space:nowrap}\ntbody th,tfoot th{font-weight:550;min-width:9rem} \ntd code,.source td{overflow-wrap:anywhere} .source td:last-child{color:var(--dim);min-width:12rem} .source tbody th{padding-top:1rem}\n.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}\n.alarm{color:var(--high);font-weight:600}\n:target{background:var(--wash);box-shadow:0 0 0 .35rem var(--wash);border-radius:3px}\nsection:target,main :target.pillar{background:none;box-shadow:none}\nfooter{color:var(--dim);font-size:.88rem;margin-top:4rem;padding-top:1rem;padding-bottom:3rem;border-top:1px solid var(--line)}\n@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto} *{transition:none !important;animation:none !important}}\n@media print{\n:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#000;--dim:#444;--line:#ccc;--wash:#eee;--link:#000;--high:#8f1d0f;--medium:#6b4200;--low:#544900;--open:#3a4652;--good:#14542c;--code:#f2f2f2}\nbody{font-size:10pt} .toc,.skip,.filter :not(output),.filter:has(output:empty){display:none} .scroll{overflow:visible} .timeline{min-width:0} .heat td{white-space:normal}\ndetails::details-content{content-visibility:visible;display:block;height:auto}\nh2{break-after:avoid} h3,h4,summary{break-after:avoid} figure,tr,.fixes > li{break-inside:avoid}\nsvg,.key,.mark{print-color-adjust:exact} a{text-decoration:none}\n}";
},"useData":true},
  "unknown": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Odd about the data</h3>\n<ul class=\"notes\">\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"diagnostics"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":7,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li class=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"level"), depth0))
    + "\"><strong>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"level"), depth0))
    + "</strong> <code>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"provider"), depth0))
    + "</code> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"message"), depth0))
    + "</li>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Checks that could not decide</h3>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"reasons"),depth0,{"name":"reasons","hash":{"noun":"Verdicts","reasons":lookupProperty(depth0,"unknownFindings")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Practices without a verdict</h3>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"reasons"),depth0,{"name":"reasons","hash":{"noun":"Practices","reasons":lookupProperty(depth0,"unknownPractices")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "");
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\"unknown\" aria-labelledby=\"unknown-h\">\n<h2 id=\"unknown-h\">What is not known</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"diagnostics"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":9,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"unknownFindings"),"rows"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":13,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"unknownPractices"),"rows"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
    + "</section>";
},"usePartial":true,"useData":true,"useBlockParams":true},
};
export const SCRIPT = {"code":"\"use strict\";(()=>{var k=[\"framework\",\"pillar\",\"severity\",\"outcome\"],l=[\"fail\",\"partial\",\"unknown\",\"error\",\"waived\",\"pass\",\"not-applicable\"],p=t=>{let n=t.closest(l.map(e=>`.${e}`).join());return l.find(e=>n?.classList.contains(e))??\"\"},d=t=>t?.querySelector(\"h2,h3\")?.firstChild?.textContent?.trim().toLowerCase()??\"\";function q(){let t=[...document.querySelectorAll(\"#checks .check, #checks li[id]\")].map(e=>({element:e,text:(e.textContent??\"\").toLowerCase(),is:{pillar:d(e.closest(\".checks\")),severity:e.querySelector(\"i\")?.textContent??\"\",outcome:p(e)}})),n=[...document.querySelectorAll(\".practices > li\")].map(e=>({element:e,text:(e.textContent??\"\").toLowerCase(),is:{framework:d(e.closest(\"section\")),pillar:d(e.closest(\".pillar\")),severity:e.querySelector(\"i\")?.textContent??\"\",outcome:p(e)}}));return[...t,...n]}var m=q(),r=document.createElement(\"form\");r.className=\"filter\";r.setAttribute(\"role\",\"search\");var E=w(\"q\",Object.assign(document.createElement(\"input\"),{type:\"search\"}),\"Find\"),y=k.map(t=>{let n=document.createElement(\"select\"),e=[...new Set(m.map(s=>s.is[t]??\"\"))].filter(Boolean);return t===\"outcome\"&&e.sort((s,c)=>l.indexOf(s)-l.indexOf(c)),n.append(new Option(\"any\",\"\"),...e.map(s=>new Option(s,s))),w(t,n,t)}),L=document.createElement(\"output\"),v=Object.assign(document.createElement(\"button\"),{type:\"reset\",textContent:\"Show all\"});r.append(L,v);document.querySelector(\"main\")?.before(r);function w(t,n,e){n.name=t;let s=document.createElement(\"label\");return s.append(`${e} `,n),r.append(s),n}function u(){let t=E.value.trim().toLowerCase(),n=new Map(y.filter(o=>o.value!==\"\").map(o=>[o.name,o.value])),e=t!==\"\"||n.size>0,s=0;for(let{element:o,text:i,is:a}of m){let g=[...n].every(([h,S])=>a[h]===void 0||a[h]===S);o.hidden=e&&!(g&&i.includes(t)),o.hidden||s++}for(let o of document.querySelectorAll(\".group, .question, .pillar, .checks, .framework\")){let i=o.querySelectorAll(\".check, .practices > li, ul > li[id]\");o.hidden=e&&i.length>0&&[...i].every(a=>a.hidden),e&&!o.hidden&&o instanceof HTMLDetailsElement&&(o.open=!0)}L.value=e?`${s} of ${m.length} shown`:\"\",v.hidden=!e;let c=new URLSearchParams([...t?[[\"q\",t]]:[],...n]),f=c.size>0?`#?${c}`:location.hash.startsWith(\"#?\")?\"#\":void 0;f!==void 0&&history.replaceState(null,\"\",f)}function C(){if(!location.hash.startsWith(\"#?\"))return;let t=new URLSearchParams(location.hash.slice(2));E.value=t.get(\"q\")??\"\";for(let n of y)n.value=t.get(n.name)??\"\";u()}r.addEventListener(\"input\",u);r.addEventListener(\"submit\",t=>t.preventDefault());r.addEventListener(\"reset\",()=>setTimeout(u));addEventListener(\"hashchange\",C);addEventListener(\"click\",t=>{let n=t.target instanceof Element?t.target.closest('a[href^=\"#\"]'):null,e=n&&document.getElementById(n.hash.slice(1));if(e){e.closest(\"[hidden]\")&&r.reset();for(let s=e;s;s=s.parentElement)s instanceof HTMLDetailsElement&&(s.open=!0)}});u();C();})();","hash":"sha256-f6gXnoWOpDU7183R3lav/JTFkW9Qseglm7YAgMrduXY="};
