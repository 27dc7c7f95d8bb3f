// @ts-nocheck
// biome-ignore-all lint: generated
// biome-ignore-all format: generated
/* oxlint-disable */
// Written by scripts/templates.ts from templates/html/*.hbs. Do not edit.
export const TEMPLATES = {
  "check": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>Verdict<dd>"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"check"),"only"), "word", {"start":{"line":5,"column":40},"end":{"line":5,"column":55}} ), depth0))
    + " at "
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"check"),"only"),"where"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":61},"end":{"line":5,"column":153}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"check"),"only"),"note"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":153},"end":{"line":5,"column":221}}})) != null ? stack1 : "")
    + "</div>\n<div><dt>Measured<dd>"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"check"),"only"), "measured", {"start":{"line":6,"column":23},"end":{"line":6,"column":42}} ), depth0))
    + " <small>known by: "
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"check"),"only"), "strength", {"start":{"line":6,"column":64},"end":{"line":6,"column":83}} ), depth0))
    + "</small> "
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(lookupProperty(depth0,"check"),"only"),"evidence"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":94},"end":{"line":6,"column":184}}})) != null ? stack1 : "")
    + "</div>";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</span> ";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><small>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(depth0,"check"),"only"), "note", {"start":{"line":5,"column":189},"end":{"line":5,"column":204}} ), depth0))
    + "</small>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
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
},"4":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>Fix<dd>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "fix", {"start":{"line":8,"column":35},"end":{"line":8,"column":44}} ), depth0))
    + " <small>("
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "effort", {"start":{"line":8,"column":57},"end":{"line":8,"column":69}} ), depth0))
    + " effort)</small></div>";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>Threshold<dd><code>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</code> = "
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + " <small>from "
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "</small></div>\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div><dt>Speaks to<dd>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"check"),"practices"),{"name":"each","hash":{},"fn":container.program(7, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":45},"end":{"line":14,"column":143}}})) != null ? stack1 : "")
    + "</div>";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
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
},"8":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=scroll>\n<table>\n<thead><tr><th scope=col>Verdict<th scope=col>Where<th scope=col>Measured<th scope=col>Known by<th scope=col>Evidence</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"check"),"findings"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr class=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"outcome"), depth0))
    + "\"><td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"word"), depth0))
    + "<th scope=row>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"where"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":66},"end":{"line":22,"column":155}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"note"),{"name":"if","hash":{},"fn":container.program(10, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":155},"end":{"line":22,"column":217}}})) != null ? stack1 : "")
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"measured"), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"expected"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":241},"end":{"line":22,"column":320}}})) != null ? stack1 : "")
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"strength"), depth0))
    + "<td>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"evidence"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.program(12, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":348},"end":{"line":22,"column":444}}})) != null ? stack1 : "")
    + "\n";
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"note"), depth0))
    + "</small>";
},"11":function(container,depth0,helpers,partials,data,blockParams) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br><small>expected "
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[1][0],"expected"), depth0))
    + "</small>";
},"12":function(container,depth0,helpers,partials,data) {
    return "–";
},"13":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=dim>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"check"), "more", {"start":{"line":28,"column":33},"end":{"line":28,"column":43}} ), depth0))
    + "</p>";
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
    + "\"><summary><span class=mark aria-hidden=true>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "symbol", {"start":{"line":1,"column":104},"end":{"line":1,"column":116}} ), depth0))
    + "</span> "
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "title", {"start":{"line":1,"column":128},"end":{"line":1,"column":139}} ), depth0))
    + " <i>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "severity", {"start":{"line":1,"column":147},"end":{"line":1,"column":161}} ), depth0))
    + "</i> <small class=count>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "verdicts", {"start":{"line":1,"column":189},"end":{"line":1,"column":203}} ), depth0))
    + "</small></summary>\n<div class=body>\n<p>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "why", {"start":{"line":3,"column":5},"end":{"line":3,"column":14}} ), depth0))
    + "</p>\n<dl class=rule>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"only"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":6,"column":197}}})) != null ? stack1 : "")
    + "\n<div><dt>Expected<dd>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "expected", {"start":{"line":7,"column":23},"end":{"line":7,"column":37}} ), depth0))
    + "</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"fix"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":8,"column":100}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"thresholds"),{"name":"each","hash":{},"fn":container.program(5, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + "<div><dt>Cannot see<dd>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "blindSpot", {"start":{"line":12,"column":25},"end":{"line":12,"column":40}} ), depth0))
    + "</div>\n<div><dt>Check<dd><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"check"), "code", {"start":{"line":13,"column":26},"end":{"line":13,"column":36}} ), depth0))
    + "</code></div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"practices"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":156}}})) != null ? stack1 : "")
    + "\n</dl>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"findings"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":0},"end":{"line":27,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"check"),"more"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":28,"column":0},"end":{"line":28,"column":56}}})) != null ? stack1 : "")
    + "\n</div></details>\n";
},"useData":true,"useBlockParams":true},
  "checks": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</h3>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(blockParams[0][0],"failing"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":66}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"open"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":11,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"calm"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":0},"end":{"line":16,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(blockParams[0][0],"absent"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":27,"column":7}}})) != null ? stack1 : "");
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

  return "<details class=\"group unknown\"><summary><span class=mark aria-hidden=true>?</span> Could not decide <small class=count>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"open"),"length"), depth0))
    + "</small></summary>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"open"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":63}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group pass\"><summary><span class=mark aria-hidden=true>✓</span> Nothing to do <small class=count>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"calm"),"length"), depth0))
    + "</small></summary>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"calm"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":14,"column":63}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=\"group not-applicable\"><summary><span class=mark aria-hidden=true>–</span> Does not apply here <small class=count>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"absent"),"length"), depth0))
    + "</small></summary>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[1][0],"absent"),{"name":"each","hash":{},"fn":container.program(5, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":20,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</details>\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <code>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"code"), depth0))
    + "</code>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"only"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":65},"end":{"line":21,"column":218}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"findings"),{"name":"each","hash":{},"fn":container.program(8, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":23,"column":9}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ": "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(blockParams[1][0],"only"),"where"),{"name":"each","hash":{},"fn":container.program(7, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":85},"end":{"line":21,"column":177}}})) != null ? stack1 : "")
    + "<small>"
    + container.escapeExpression(container.lambda(lookupProperty(lookupProperty(blockParams[1][0],"only"),"note"), depth0))
    + "</small>";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "</span> ";
},"8":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<br>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"where"),{"name":"each","hash":{},"fn":container.program(7, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":41},"end":{"line":22,"column":130}}})) != null ? stack1 : "")
    + "<small>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"note"), depth0))
    + "</small>\n";
},"9":function(container,depth0,helpers,partials,data) {
    return "<p>No check gave a verdict.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=checks aria-labelledby=checks-h>\n<h2 id=checks-h>Checks and findings</h2>\n<p class=how>Each check is told once, with every verdict it gave; practices above link here.</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"checks"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.program(9, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":30,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "contents": {"0":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#fixes\">Most valuable fixes</a></li>";
},"1":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#story\">What happened</a></li>";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><a href=\"#"
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</a>\n<ol>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"pillars"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":10,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n</li>\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
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
},"4":function(container,depth0,helpers,partials,data) {
    return "<li><a href=\"#objectives\">Objectives</a></li>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ol>\n<li><a href=\"#scores\">Scores</a></li>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"fixes"),"shown"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":75}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"episodes"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":4,"column":72}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"frameworks"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
    + "<li><a href=\"#checks\">Checks and findings</a></li>\n<li><a href=\"#delivery\">Delivery</a></li>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"rows"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":0},"end":{"line":16,"column":75}}})) != null ? stack1 : "")
    + "\n<li><a href=\"#unknown\">What is not known</a></li>\n<li><a href=\"#evidence\">Evidence</a></li>\n<li><a href=\"#glossary\">Words and usage</a></li>\n</ol>\n";
},"useData":true,"useBlockParams":true},
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

  return "<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of delivery metrics\">\n<table>\n<thead><tr><th scope=col>Service<th scope=col>Metric<th scope=col>Value<th scope=col>Sample, or why there is none</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"rows"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"2":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"metric"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"note"), depth0))
    + "\n";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Grades by report year</h3>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of grades\">\n<table>\n<thead><tr><th scope=col>Service<th scope=col>Year<th scope=col>Grades<th scope=col>Source</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"grades"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"service"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"year"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"levels"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Failed deployments</h3>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of failed deployments\">\n<table>\n<thead><tr><th scope=col>Service<th scope=col>Deployment<th scope=col>At<th scope=col>Known by<th scope=col>Mended</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"delivery"),"failures"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":35,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
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

  return "<section id=delivery aria-labelledby=delivery-h>\n<h2 id=delivery-h>Delivery</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"reason"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":3,"column":71}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"rows"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":15,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"grades"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":16,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"delivery"),"failures"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":29,"column":0},"end":{"line":41,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"useData":true,"useBlockParams":true},
  "evidence": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=how>What findings and episodes rest on, each once. Windows: "
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"evidence"),"windows"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":69},"end":{"line":4,"column":186}}})) != null ? stack1 : "")
    + ".</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"evidence"),"subjects"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "");
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
    + ((stack1 = lookupProperty(helpers,"unless").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":147},"end":{"line":4,"column":177}}})) != null ? stack1 : "");
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
    + " <small class=count>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "</small></summary>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Evidence of "
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "\">\n<table class=source>\n<thead><tr><th scope=col>Signal<th scope=col>Value<th scope=col>Known by<th scope=col>Samples<th scope=col><abbr title=Window>W</abbr><th scope=col>Source</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"rows"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":13,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n</details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\"><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"signal"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"value"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"strength"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"samples"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"window"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "\n";
},"5":function(container,depth0,helpers,partials,data) {
    return "<p>There is none: every verdict is open.</p>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=evidence aria-labelledby=evidence-h>\n<h2 id=evidence-h>Evidence</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"evidence"),"subjects"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.program(5, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":21,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"useData":true,"useBlockParams":true},
  "fix": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    return "<code>"
    + container.escapeExpression(container.lambda(blockParams[0][0], depth0))
    + "</code> ";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"gain"), depth0))
    + " "
    + alias2(alias1(lookupProperty(blockParams[0][0],"text"), depth0))
    + "</li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>\n<p class=gain><strong>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "gain", {"start":{"line":2,"column":24},"end":{"line":2,"column":32}} ), depth0))
    + "</strong> points</p>\n<div>\n<p class=what>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "title", {"start":{"line":4,"column":16},"end":{"line":4,"column":25}} ), depth0))
    + " "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(lookupProperty(depth0,"fix"),"check")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</p>\n<p>"
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "remediation", {"start":{"line":5,"column":5},"end":{"line":5,"column":20}} ), depth0))
    + "</p>\n<p class=dim>At "
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"fix"),"places"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":16},"end":{"line":6,"column":79}}})) != null ? stack1 : "")
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "morePlaces", {"start":{"line":6,"column":81},"end":{"line":6,"column":95}} ), depth0))
    + " · "
    + alias3(alias2(alias1(lookupProperty(depth0,"fix"), "effort", {"start":{"line":6,"column":102},"end":{"line":6,"column":112}} ), depth0))
    + " effort</p>\n<ul class=where>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(lookupProperty(depth0,"fix"),"pillars"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":9,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n</div>\n</li>\n";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "fixes": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=fixes aria-labelledby=fixes-h>\n<h2 id=fixes-h>Most valuable fixes</h2>\n<p class=how>Ranked by what mending each would add to <em>low</em>, over the pillars of the first framework.</p>\n<ol class=fixes>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"fixes"),"shown"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":56}}})) != null ? stack1 : "")
    + "\n</ol>\n"
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
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details>\n<summary>More fixes <small class=count>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(depth0,"fixes"),"rest"), "length", {"start":{"line":10,"column":41},"end":{"line":10,"column":58}} ), depth0))
    + "</small></summary>\n<ol class=more-fixes start=\"4\">\n"
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

  return "<section id=\""
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

  return "<div class=pillar id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">\n<h3>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</h3>\n<p>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"sentence"), depth0))
    + "</p>\n<p class=dim>Practices: "
    + alias2(alias1(lookupProperty(blockParams[0][0],"summary"), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias3,lookupProperty(blockParams[0][0],"adds"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":60}}})) != null ? stack1 : "")
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

  return "<p class=alarm>"
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

  return "<details><summary>Components of the workload</summary>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of components\">\n<table>\n<thead><tr><th scope=col>Component<th scope=col>Type<th scope=col>Depends on</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"components"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":18,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"moreComponents"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":22,"column":64}}})) != null ? stack1 : "")
    + "\n</details>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"name"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"type"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"dependsOn"), depth0))
    + "\n";
},"2":function(container,depth0,helpers,partials,data) {
    return "<p class=dim>"
    + container.escapeExpression(container.lambda(container.strict(depth0, "moreComponents", {"start":{"line":22,"column":37},"end":{"line":22,"column":51}} ), depth0))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details><summary>What reading the evidence cost</summary>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of usage\">\n<table>\n<thead><tr><th scope=col>Source<th scope=col>Requests<th scope=col class=n>Metrics<th scope=col class=n>Points<th scope=col class=n>Dollars</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"usage"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":31,"column":0},"end":{"line":32,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div></details>\n";
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"source"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"requests"), depth0))
    + "<td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"metrics"), depth0))
    + "<td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"points"), depth0))
    + "<td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"usd"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=glossary aria-labelledby=glossary-h>\n<h2 id=glossary-h>Words and usage</h2>\n<dl class=words>\n<div><dt>Score, low, high, coverage</dt><dd>The score is the weighted mean over what was decided. <em>Low</em> takes everything unknown as failed, <em>high</em> as passed. Coverage is the decided share of the weight; below a stated minimum there is no score. Losing evidence never raises <em>low</em>.</dd></div>\n<div><dt>Observed, configured, attested</dt><dd>How a thing is known: telemetry shows it, code or configuration says so, or a person does. The strongest reading counts.</dd></div>\n<div><dt>Covers in full, in part</dt><dd>A check that covers a practice in full decides it. One that covers a part decides its share only; parts alone never make a practice pass.</dd></div>\n<div><dt>Unknown</dt><dd>Nothing was measured, or too little, or the source could not be read. It is never taken as a pass.</dd></div>\n<div><dt>Waived</dt><dd>It fails, and somebody accepted the risk until a date. The score keeps the failure.</dd></div>\n<div><dt>Points</dt><dd>Of the pillar's 0 to 100. A fix is worth what it adds to <em>low</em>.</dd></div>\n</dl>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"components"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":24,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"usage"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":25,"column":0},"end":{"line":36,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
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
    + "\">\n<h4><span class=mark aria-hidden=true>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "symbol", {"start":{"line":3,"column":40},"end":{"line":3,"column":52}} ), depth0))
    + "</span> "
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "title", {"start":{"line":3,"column":64},"end":{"line":3,"column":75}} ), depth0))
    + " <small class=count>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "count", {"start":{"line":3,"column":99},"end":{"line":3,"column":110}} ), depth0))
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

  return ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"pillar"),"commonReason"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":5,"column":98}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"group"),"questions"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "");
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=dim>Unless said otherwise: "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"pillar"), "commonReason", {"start":{"line":5,"column":65},"end":{"line":5,"column":84}} ), depth0))
    + ".</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<details class=question><summary>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <small class=count>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "</small></summary>\n<ul class=practices>\n"
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

  return "<ul class=practices>\n"
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
    + "\"><summary><span class=mark aria-hidden=true>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "symbol", {"start":{"line":19,"column":86},"end":{"line":19,"column":98}} ), depth0))
    + "</span> "
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "title", {"start":{"line":19,"column":110},"end":{"line":19,"column":121}} ), depth0))
    + " <small class=count>"
    + alias3(alias2(alias1(lookupProperty(depth0,"group"), "count", {"start":{"line":19,"column":145},"end":{"line":19,"column":156}} ), depth0))
    + "</small></summary>\n<ul class=practices>\n"
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
  "link": {"0":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<a href=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"link"), "href", {"start":{"line":1,"column":28},"end":{"line":1,"column":37}} ), depth0))
    + "\"><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"link"), "text", {"start":{"line":1,"column":49},"end":{"line":1,"column":58}} ), depth0))
    + "</code></a>";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<code>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"link"), "text", {"start":{"line":1,"column":87},"end":{"line":1,"column":96}} ), depth0))
    + "</code>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"link"),"href"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.program(1, data, 0),"data":data,"loc":{"start":{"line":1,"column":0},"end":{"line":1,"column":112}}})) != null ? stack1 : "")
    + "\n";
},"useData":true},
  "objectives": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=objectives aria-labelledby=objectives-h>\n<h2 id=objectives-h>Objectives and error budgets</h2>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"Table of objectives\">\n<table>\n<thead><tr><th scope=col>Objective<th scope=col>Component<th scope=col>Promise<th scope=col>Status<th scope=col>Measured<th scope=col>Budget<th scope=col>Written in</thead>\n<tbody>\n"
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

  return "<tr><th scope=row>"
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
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"firing"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":181},"end":{"line":9,"column":238}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias3,lookupProperty(blockParams[0][0],"more"),{"name":"each","hash":{},"fn":container.program(2, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":238},"end":{"line":9,"column":293}}})) != null ? stack1 : "")
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

  return "<h3>How the budgets were spent</h3>\n<p class=how>The line is what was left at the end of each whole day before the end of the run; the dashed one an even spending, which reaches nothing with the end of the window. Below it the burn rate of each day: at 1 the budget lasts exactly as long as its window.</p>\n<div class=charts>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"spending"),{"name":"each","hash":{},"fn":container.program(4, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
    + "</div>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"objectives"),"more"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":39,"column":0},"end":{"line":39,"column":66}}})) != null ? stack1 : "")
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
    + "</summary>\n<table>\n<thead><tr><th scope=col>At<th scope=col class=n>Budget<th scope=col class=n>Burn rate of the day</thead>\n<tbody>\n"
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

  return "<tr><th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"until"), depth0))
    + "<td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"left"), depth0))
    + "<td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"rate"), depth0))
    + "\n";
},"7":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=dim>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"objectives"), "more", {"start":{"line":39,"column":38},"end":{"line":39,"column":53}} ), depth0))
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
    + "\"><details class=practice><summary><code>"
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "code", {"start":{"line":4,"column":66},"end":{"line":4,"column":79}} ), depth0))
    + "</code> "
    + alias3(alias2(alias1(lookupProperty(depth0,"practice"), "title", {"start":{"line":4,"column":91},"end":{"line":4,"column":105}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"risk"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":107},"end":{"line":4,"column":160}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"score"),{"name":"if","hash":{},"fn":container.program(5, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":160},"end":{"line":4,"column":235}}})) != null ? stack1 : "")
    + "</summary>\n<div class=body>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"reason"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":6,"column":0},"end":{"line":6,"column":56}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"answer"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":7,"column":162}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"failing"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":8,"column":0},"end":{"line":14,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"only"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":15,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"terms"),{"name":"if","hash":{},"fn":container.program(16, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":31,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"practice"),"would"),{"name":"if","hash":{},"fn":container.program(20, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":32,"column":0},"end":{"line":32,"column":66}}})) != null ? stack1 : "")
    + "\n</div></details>\n";
},"5":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <small class=share>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "score", {"start":{"line":4,"column":204},"end":{"line":4,"column":218}} ), depth0))
    + "</small>";
},"6":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "reason", {"start":{"line":6,"column":28},"end":{"line":6,"column":43}} ), depth0))
    + "</p>";
},"7":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Answer: "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "answer", {"start":{"line":7,"column":36},"end":{"line":7,"column":51}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"answerLink"),{"name":"if","hash":{},"fn":container.program(8, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":53},"end":{"line":7,"column":151}}})) != null ? stack1 : "")
    + "</p>";
},"8":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <a href=\""
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "answerLink", {"start":{"line":7,"column":92},"end":{"line":7,"column":111}} ), depth0))
    + "\" rel=noreferrer>its record</a>";
},"9":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<ul class=failing>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"practice"),"failing"),{"name":"each","hash":{},"fn":container.program(10, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"practice"),"moreFailing"),{"name":"if","hash":{},"fn":container.program(11, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":12,"column":0},"end":{"line":12,"column":68}}})) != null ? stack1 : "")
    + "\n</ul>\n";
},"10":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"where"), depth0))
    + "</a>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"others"), depth0))
    + ": measured "
    + alias2(alias1(lookupProperty(blockParams[0][0],"measured"), depth0))
    + ", expected "
    + alias2(alias1(lookupProperty(blockParams[0][0],"expected"), depth0))
    + "</li>\n";
},"11":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "moreFailing", {"start":{"line":12,"column":34},"end":{"line":12,"column":54}} ), depth0))
    + "</li>";
},"12":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p>Why this number: "
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"practice"),"gives"),{"name":"if","hash":{},"fn":container.program(13, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":20},"end":{"line":16,"column":72}}})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(lookupProperty(lookupProperty(depth0,"practice"),"only"),"check")},"data":data,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + " covers it in "
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"only"), "covers", {"start":{"line":16,"column":123},"end":{"line":16,"column":143}} ), depth0))
    + " ("
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"only"), "share", {"start":{"line":16,"column":149},"end":{"line":16,"column":168}} ), depth0))
    + "), decided "
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"only"), "decided", {"start":{"line":16,"column":183},"end":{"line":16,"column":204}} ), depth0))
    + ", reached "
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"only"), "score", {"start":{"line":16,"column":218},"end":{"line":16,"column":237}} ), depth0))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"practice"),"only"),"verdicts"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":239},"end":{"line":16,"column":304}}})) != null ? stack1 : "")
    + "."
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"practice"),"only"),"why"),{"name":"if","hash":{},"fn":container.program(15, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":305},"end":{"line":16,"column":374}}})) != null ? stack1 : "")
    + "</p>\n";
},"13":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "it "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "gives", {"start":{"line":16,"column":47},"end":{"line":16,"column":61}} ), depth0))
    + ". ";
},"14":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ": "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(depth0,"practice"),"only"), "verdicts", {"start":{"line":16,"column":273},"end":{"line":16,"column":295}} ), depth0));
},"15":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return " <small>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(depth0,"practice"),"only"), "why", {"start":{"line":16,"column":340},"end":{"line":16,"column":357}} ), depth0))
    + "</small>";
},"16":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=scroll>\n<table class=why>\n<caption>Why this number"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"practice"),"gives"),{"name":"if","hash":{},"fn":container.program(17, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":24},"end":{"line":21,"column":76}}})) != null ? stack1 : "")
    + "</caption>\n<thead><tr><th scope=col>Check<th scope=col>Covers<th scope=col>Share<th scope=col>Decided<th scope=col>Reached<th scope=col>Gives<th scope=col>Verdicts</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"practice"),"terms"),{"name":"each","hash":{},"fn":container.program(18, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":24,"column":0},"end":{"line":26,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n<tfoot><tr><th scope=row>Sum<td><td><td>"
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"sum"), "decided", {"start":{"line":28,"column":42},"end":{"line":28,"column":62}} ), depth0))
    + "<td><td>"
    + alias4(alias3(alias2(lookupProperty(lookupProperty(depth0,"practice"),"sum"), "gives", {"start":{"line":28,"column":74},"end":{"line":28,"column":92}} ), depth0))
    + "<td>"
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"practice"),"sum"),"agrees"),{"name":"unless","hash":{},"fn":container.program(19, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":28,"column":98},"end":{"line":28,"column":161}}})) != null ? stack1 : "")
    + "</tfoot>\n</table>\n</div>\n";
},"17":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ": it "
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "gives", {"start":{"line":21,"column":53},"end":{"line":21,"column":67}} ), depth0));
},"18":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><th scope=row>"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(blockParams[0][0],"check")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "<br><small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"why"), depth0))
    + "</small><td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"covers"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"share"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"decided"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"score"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"gives"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"verdicts"), depth0))
    + "\n";
},"19":function(container,depth0,helpers,partials,data) {
    return "not the printed score";
},"20":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=would>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"practice"), "would", {"start":{"line":32,"column":39},"end":{"line":32,"column":53}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"practice"),"bare"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.program(4, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":34,"column":7}}})) != null ? stack1 : "");
},"usePartial":true,"useData":true,"useBlockParams":true},
  "reasons": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<tr><td class=n>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"count"), depth0))
    + "<th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"reason"), depth0))
    + "<td><small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"label"), depth0))
    + ":</small> "
    + alias2(alias1(lookupProperty(blockParams[0][0],"examples"), depth0))
    + "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=scroll tabindex=\"0\" role=region aria-label=\""
    + alias3(alias2(alias1(depth0, "noun", {"start":{"line":1,"column":57},"end":{"line":1,"column":61}} ), depth0))
    + " by reason\">\n<table>\n<thead><tr><th scope=col class=n>"
    + alias3(alias2(alias1(depth0, "noun", {"start":{"line":3,"column":35},"end":{"line":3,"column":39}} ), depth0))
    + "<th scope=col>Reason<th scope=col>What of it</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"reasons"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":7,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n";
},"useData":true,"useBlockParams":true},
  "report": {"0":function(container,depth0,helpers,partials,data,blockParams) {
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
},"1":function(container,depth0,helpers,partials,data,blockParams) {
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
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<meta name=color-scheme content=\"light dark\">\n<meta name=referrer content=no-referrer>\n<link rel=icon href=\"data:,\">\n<title>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":10,"column":9},"end":{"line":10,"column":14}} ), depth0))
    + ": architecture assessment</title>\n<style>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"style"),depth0,{"name":"style","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</style>\n</head>\n<body>\n<a class=skip href=\"#main\">Skip to the report</a>\n<header class=top>\n<p class=brand>Plumbrule assessment</p>\n<h1>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":19,"column":6},"end":{"line":19,"column":11}} ), depth0))
    + "</h1>\n<p class=lede>"
    + alias3(alias2(alias1(depth0, "lede", {"start":{"line":20,"column":16},"end":{"line":20,"column":20}} ), depth0))
    + "</p>\n<ul class=glance>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"glance"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":22,"column":0},"end":{"line":24,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n<dl class=facts>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"head"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":27,"column":0},"end":{"line":29,"column":9}}})) != null ? stack1 : "")
    + "</dl>\n</header>\n<div class=page>\n<nav class=toc aria-label=Contents>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"contents"),depth0,{"name":"contents","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</nav>\n<main id=main>\n"
    + ((stack1 = container.invokePartial(lookupProperty(partials,"scores"),depth0,{"name":"scores","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"fixes"),depth0,{"name":"fixes","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"story"),depth0,{"name":"story","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"frameworks"),depth0,{"name":"frameworks","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"checks"),depth0,{"name":"checks","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"delivery"),depth0,{"name":"delivery","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"objectives"),depth0,{"name":"objectives","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"unknown"),depth0,{"name":"unknown","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"evidence"),depth0,{"name":"evidence","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + ((stack1 = container.invokePartial(lookupProperty(partials,"glossary"),depth0,{"name":"glossary","data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + "</main>\n</div>\n<footer>\n<p>Made by "
    + alias3(alias2(alias1(depth0, "tool", {"start":{"line":50,"column":13},"end":{"line":50,"column":17}} ), depth0))
    + " under rules <code>"
    + alias3(alias2(alias1(depth0, "rulesDigest", {"start":{"line":50,"column":40},"end":{"line":50,"column":51}} ), depth0))
    + "</code>. The whole assessment as data: <code>plumbrule assess --json</code>, or <code>--format json:PATH</code>; one number walked back to its query: <code>plumbrule explain ID</code>.</p>\n</footer>\n</body>\n</html>\n";
},"usePartial":true,"useData":true,"useBlockParams":true},
  "scores": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3 id=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"id"), depth0))
    + "\">"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + " <small>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"version"), depth0))
    + "</small></h3>\n<ul class=gauges>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"gauges"),{"name":"each","hash":{},"fn":container.program(1, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":7,"column":0},"end":{"line":14,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams) {
    var alias1=container.lambda, alias2=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li class=\"tone-"
    + alias2(alias1(lookupProperty(blockParams[0][0],"tone"), depth0))
    + "\"><a href=\""
    + alias2(alias1(lookupProperty(blockParams[0][0],"href"), depth0))
    + "\">\n"
    + alias2(alias1(lookupProperty(blockParams[0][0],"chart"), depth0))
    + "\n<span class=name>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"title"), depth0))
    + "</span>\n<span class=phrase>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"phrase"), depth0))
    + "</span>\n<span class=known>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"known"), depth0))
    + "</span>\n</a></li>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=scores aria-labelledby=scores-h>\n<h2 id=scores-h>Scores</h2>\n<p class=how>The number is the weighted mean over what was decided. The ring is solid up to what is proven (<em>low</em>), pale up to what is possible (<em>high</em>), and marked at the number; the thin inner ring is how much of the weight was decided at all. Colour repeats the worst risk found, which is also written below.</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"scores"),{"name":"each","hash":{},"fn":container.program(0, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":4,"column":0},"end":{"line":16,"column":9}}})) != null ? stack1 : "")
    + "</section>\n";
},"useData":true,"useBlockParams":true},
  "story": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=story aria-labelledby=story-h>\n<h2 id=story-h>What happened</h2>\n<p class=how>Stretches of time in which a signal left its own normal range; what overlaps is told together, the widest departure first. All times are UTC.</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"timeline"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":5,"column":0},"end":{"line":8,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"note"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":56}}})) != null ? stack1 : "")
    + "\n<ol class=told>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"told"),{"name":"each","hash":{},"fn":container.program(3, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":11,"column":0},"end":{"line":15,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"moreTold"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":17,"column":0},"end":{"line":17,"column":64}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"charts"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":28,"column":7}}})) != null ? stack1 : "")
    + "<details>\n<summary>All episodes as a table</summary>\n<div class=scroll tabindex=\"0\" role=region aria-label=\"All episodes\">\n<table>\n<thead><tr><th scope=col>When<th scope=col>For<th scope=col>Component<th scope=col>Signal<th scope=col>What<th scope=col>Evidence</thead>\n<tbody>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(lookupProperty(depth0,"story"),"episodes"),{"name":"each","hash":{},"fn":container.program(9, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":35,"column":0},"end":{"line":37,"column":9}}})) != null ? stack1 : "")
    + "</tbody>\n</table>\n</div>\n</details>\n</section>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=scroll tabindex=\"0\" role=region aria-label=\"Timeline of episodes\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "timeline", {"start":{"line":6,"column":79},"end":{"line":6,"column":93}} ), depth0))
    + "</div>\n<p class=legend><span class=\"key high\"></span>&nbsp;above&nbsp;normal <span class=\"key low\"></span>&nbsp;below&nbsp;normal <span class=\"key absent\"></span>&nbsp;absent</p>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=dim>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "note", {"start":{"line":9,"column":33},"end":{"line":9,"column":43}} ), depth0))
    + "</p>";
},"3":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, alias1=container.lambda, alias2=container.escapeExpression, alias3=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li><p class=when>"
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

  return "<p class=dim>"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(depth0,"story"), "moreTold", {"start":{"line":17,"column":37},"end":{"line":17,"column":51}} ), depth0))
    + "</p>";
},"7":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<p class=how>Of a long recording the line has the lowest and the highest sample of each stretch, so that no departure is lost.</p>\n<div class=charts>\n"
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
    + "<th scope=row>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"subject"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"signal"), depth0))
    + "<td>"
    + alias2(alias1(lookupProperty(blockParams[0][0],"what"), depth0))
    + "<td>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"evidence"),{"name":"each","hash":{},"fn":container.program(10, data, 1, blockParams),"inverse":container.program(11, data, 0, blockParams),"data":data,"blockParams":blockParams,"loc":{"start":{"line":36,"column":123},"end":{"line":36,"column":219}}})) != null ? stack1 : "")
    + "\n";
},"10":function(container,depth0,helpers,partials,data,blockParams) {
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
},"11":function(container,depth0,helpers,partials,data) {
    return "–";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"story"),"episodes"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":1,"column":0},"end":{"line":43,"column":7}}})) != null ? stack1 : "");
},"useData":true,"useBlockParams":true},
  "style": {"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    return ":root {\ncolor-scheme: light dark;\n--paper: #fbfaf8; --sheet: #fff; --ink: #1f2428; --dim: #5a636b; --line: #dedad3; --wash: #f3f1ec; --link: #1a5a96;\n--high: #ae2a19; --medium: #865300; --low: #6a5c00; --open: #4d5b6a; --good: #1d6f3c; --code: #efece6;\n}\n@media (prefers-color-scheme: dark) {\n:root {\n--paper: #15181b; --sheet: #1b1f23; --ink: #e5e7e9; --dim: #a4adb5; --line: #333a40; --wash: #20262b; --link: #8fc1f0;\n--high: #ff9285; --medium: #f0b65a; --low: #d9c95c; --open: #a9bacb; --good: #7fd197; --code: #262c32;\n}\n}\n* { box-sizing: border-box; }\nhtml { scroll-behavior: smooth; scroll-padding-top: 1rem; }\nbody { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", sans-serif; overflow-wrap: anywhere; }\na { color: var(--link); text-underline-offset: .15em; }\na:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }\nh1, h2, h3, h4 { line-height: 1.25; margin: 0; font-weight: 650; text-wrap: balance; }\nh1 { font-size: 2.1rem; letter-spacing: -.01em; }\nh2 { font-size: 1.5rem; margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--line); }\nh3 { font-size: 1.15rem; margin: 2rem 0 .6rem; }\nh4 { font-size: 1rem; margin: 1.3rem 0 .4rem; }\nsmall { font-weight: 400; color: var(--dim); font-size: .92em; }\nh2 small, h3 small { font-size: .8em; }\np { margin: .5rem 0; max-width: 44rem; }\nul, ol { margin: .5rem 0; padding-left: 1.3rem; }\ncode { font: .88em/1.4 ui-monospace, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace; background: var(--code); border-radius: 4px; padding: .08em .3em; }\na code { color: inherit; }\n.dim, .how, .known, .legend, .lede { color: var(--dim); }\n.how { font-size: .95rem; }\n.glance { list-style: none; padding: 0; margin: 1.2rem 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .8rem; } .glance li { background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: .7rem 1rem; } .glance strong { display: block; font-size: 1.25rem; } .glance span { color: var(--dim); font-size: .92rem; }\n.skip { position: absolute; left: -100vw; background: var(--sheet); padding: .5rem 1rem; z-index: 2; }\n.skip:focus { left: 1rem; top: 1rem; }\n.top, .page, footer { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }\n.top { padding-top: 2.5rem; }\n.brand { color: var(--dim); font-size: .85rem; letter-spacing: .04em; margin: 0 0 .3rem; }\n.lede { font-size: 1.1rem; }\n.facts { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 1.2rem 0 0; }\n.facts dt, .rule dt, .words dt { font-size: .82rem; color: var(--dim); }\n.facts dd, .rule dd, .words dd { margin: 0; }\n.page { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3.5rem; }\n.toc { font-size: .92rem; margin-top: 1.5rem; }\n.toc ol { list-style: none; padding-left: 0; margin: 0; }\n.toc ol ol { padding-left: .9rem; border-left: 1px solid var(--line); margin: .15rem 0 .35rem; }\n.toc li { margin: .22rem 0; }\n.toc a { color: var(--ink); text-decoration: none; }\n.toc ol ol a { color: var(--dim); }\n.toc a:hover { text-decoration: underline; }\nmain > section:first-child > h2 { margin-top: 1.5rem; border-top: 0; padding-top: 0; }\n@media (min-width: 68rem) {\n.page { grid-template-columns: 14rem minmax(0, 1fr); }\n.toc { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.2rem 0; margin: 0; }\n}\n@media (max-width: 67.99rem) { .toc ol ol { display: none; } .toc > ol { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; } }\n.gauges { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(8.3rem, 1fr)); gap: .7rem; margin: .8rem 0 1.5rem; }\n.gauges li { --tone: var(--good); }\n.gauges a { display: block; height: 100%; padding: .9rem .2rem 1rem; text-align: center; text-decoration: none; color: inherit; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; }\n.gauges a:hover { border-color: var(--dim); }\n.gauges span { display: block; line-height: 1.35; }\n.gauges .name { font-weight: 600; font-size: .85rem; overflow-wrap: break-word; hyphens: auto; margin-top: .4rem; text-wrap: balance; }\n.gauges .phrase { color: var(--tone); font-size: .9rem; font-weight: 600; }\n.gauges .known { font-size: .84rem; color: var(--dim); }\n.gauges .tone-high { --tone: var(--high); } .gauges .tone-medium { --tone: var(--medium); } .gauges .tone-low { --tone: var(--low); } .gauges .tone-unanswered { --tone: var(--open); }\nsvg { display: block; width: 100%; height: auto; }\nsvg text { fill: var(--ink); font-family: inherit; }\n.gauge { max-width: 8.2rem; margin: 0 auto; }\n.gauge circle { fill: none; stroke-width: 9; }\n.gauge .track { stroke: var(--wash); }\n.gauge .maybe { stroke: var(--tone); opacity: .3; }\n.gauge .sure { stroke: var(--tone); }\n.gauge .mark { stroke: var(--ink); stroke-width: 3; }\n.gauge .cover { stroke-width: 2.5; }\n.gauge .cover { stroke: var(--dim); }\n.gauge .value { font-size: 30px; font-weight: 650; }\n.gauge .range { font-size: 13px; fill: var(--dim); }\n.fixes { list-style: none; padding: 0; }\n.fixes > li { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; padding: 1rem 0; border-bottom: 1px solid var(--line); }\n.fixes p { margin: .2rem 0; }\n.fixes .what { font-weight: 600; }\n.fixes .gain { color: var(--good); font-size: .85rem; }\n.fixes .gain strong { display: block; font-size: 1.5rem; line-height: 1.2; }\n.more-fixes { padding-left: 1.3rem; } .more-fixes li { margin: .4rem 0; }\n.fixes .where { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; font-size: .85rem; color: var(--dim); }\n@media (max-width: 32rem) { .fixes > li { grid-template-columns: minmax(0, 1fr); } .fixes .gain strong { display: inline; } h1 { font-size: 1.7rem; } .top, .page, footer { padding-left: 1rem; padding-right: 1rem; } }\n.scroll { overflow-x: auto; }\n.timeline { min-width: 46rem; }\n.timeline text { font-size: 12px; } .timeline .tick, .spark .tick { fill: var(--dim); } .timeline .tick { font-size: 11px; } .timeline .signal { fill: var(--dim); } .timeline .lane-name { font-weight: 600; }\n.grid, .lane { stroke: var(--line); stroke-width: 1; }\n.bar { fill: var(--medium); } .bar.low { fill: var(--link); } .bar.absent { fill: var(--paper); stroke: var(--dim); stroke-width: 1.5; stroke-dasharray: 3 2; }\n.told { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem 1.8rem; margin: 1.2rem 0; font-size: .92rem; } .told ul { list-style: none; padding: 0; margin: 0; } .when { margin: 0 0 .2rem; color: var(--dim); }\n.legend { font-size: .88rem; } .key { display: inline-block; width: .9em; height: .8em; margin: 0 .25em 0 .9em; background: var(--medium); vertical-align: baseline; } .key.low { background: var(--link); height: .45em; } .key.absent { background: none; border: 1.5px dashed var(--dim); } .legend .key:first-child { margin-left: 0; }\n.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); gap: 1rem 1.6rem; margin: 1.5rem 0; }\nfigure { margin: 0; } figcaption { font-size: .9rem; line-height: 1.35; margin-bottom: .3rem; }\n.spark .line { fill: none; stroke: var(--link); stroke-width: 3; stroke-linejoin: round; stroke-linecap: round; } .spark .shade { fill: var(--medium); opacity: .22; }\n.spark .tick { font-size: 22px; }\n.budget .zero { stroke: var(--dim); stroke-width: 2; } .budget .even { stroke: var(--dim); stroke-width: 2; stroke-dasharray: 8 6; } .budget .rate { fill: var(--link); } .budget .rate.over { fill: var(--high); } .budget + .budget { margin-top: .4rem; }\nsummary { cursor: pointer; padding: .3rem 0; } summary:hover { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .25em; }\n.count, summary i, li > i, .share { font-style: normal; color: var(--dim); font-size: .86rem; font-weight: 400; margin-left: .2rem; }\nsummary i::before, li > i::before, .share::before, .count::before { content: \"· \"; }\n.mark { display: inline-block; min-width: 1.1em; font-weight: 700; color: var(--open); }\n.fail > summary > .mark, .fail > h4 > .mark, tr.fail > td:first-child::before, .error > summary > .mark, .error > h4 > .mark, tr.error > td:first-child::before, .notes .error strong { color: var(--high); }\n.partial > summary > .mark, .partial > h4 > .mark, tr.partial > td:first-child::before, .waived > summary > .mark, tr.waived > td:first-child::before, .notes .warning strong { color: var(--medium); }\n.pass > summary > .mark, tr.pass > td:first-child::before { color: var(--good); }\ntr.fail > td:first-child::before { content: \"✗ \" / \"\"; } tr.partial > td:first-child::before { content: \"◐ \" / \"\"; } tr.unknown > td:first-child::before { content: \"? \" / \"\"; } tr.error > td:first-child::before { content: \"! \" / \"\"; } tr.waived > td:first-child::before { content: \"~ \" / \"\"; } tr.pass > td:first-child::before { content: \"✓ \" / \"\"; } tr.not-applicable > td:first-child::before { content: \"– \" / \"\"; }\ntr > td:first-child::before { font-weight: 700; } tr[class] > td:first-child { white-space: nowrap; }\ndetails.group > summary { font-weight: 600; margin-top: .8rem; }\n.question { margin-left: 1.2rem; }\n.practices { list-style: none; padding-left: 1.2rem; margin: 0; }\n.practices > li { padding: .12rem 0; }\n.would::before, .practices > li > p::before { content: \"Would be decided by: \"; } .practices > li > p, .would { margin: 0; color: var(--dim); font-size: .9em; line-height: 1.4; } .practices > li > small { display: block; } tbody th span:not(:last-of-type)::after { content: \",\"; }\n.body { margin: .2rem 0 1.2rem; padding: .2rem 0 .2rem 1.1rem; border-left: 2px solid var(--line); }\n.check { border-bottom: 1px solid var(--line); }\n.rule div { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr); gap: 0 1rem; padding: .15rem 0; max-width: 50rem; }\n.words div { margin: .8rem 0; max-width: 44rem; } .words dt { font-weight: 600; color: var(--ink); font-size: 1rem; }\ntable { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .92rem; overflow-wrap: normal; }\ncaption { text-align: left; color: var(--dim); padding: .3rem 0; }\nth, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); font-weight: 400; min-width: 3.5rem; }\nthead th { color: var(--dim); font-size: .84rem; white-space: nowrap; }\ntbody th, tfoot th { font-weight: 550; min-width: 9rem; } \ntd code, .source td { overflow-wrap: anywhere; } .source td:last-child { font: .9em/1.45 ui-monospace, \"SF Mono\", Menlo, Consolas, \"DejaVu Sans Mono\", monospace; min-width: 16rem; }\n.n, .why :is(th, td):is(:nth-child(3), :nth-child(4), :nth-child(5), :nth-child(6)) { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }\n.alarm { color: var(--high); font-weight: 600; }\n:target { background: var(--wash); box-shadow: 0 0 0 .35rem var(--wash); border-radius: 3px; }\nsection:target, main :target.pillar { background: none; box-shadow: none; }\nfooter { color: var(--dim); font-size: .88rem; margin-top: 4rem; padding-top: 1rem; padding-bottom: 3rem; border-top: 1px solid var(--line); }\n@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } * { transition: none !important; animation: none !important; } }\n@media print {\n:root { color-scheme: light; --paper: #fff; --sheet: #fff; --ink: #000; --dim: #444; --line: #ccc; --wash: #eee; --link: #000; --high: #8f1d0f; --medium: #6b4200; --low: #544900; --open: #3a4652; --good: #14542c; --code: #f2f2f2; }\nbody { font-size: 10pt; } .toc, .skip { display: none; } .page { display: block; } .scroll { overflow: visible; } .timeline { min-width: 0; }\ndetails::details-content { content-visibility: visible; display: block; height: auto; }\nh2 { break-after: avoid; } h3, h4, summary { break-after: avoid; } .gauges li, figure, tr, .fixes > li { break-inside: avoid; }\n.gauges { grid-template-columns: repeat(6, 1fr); gap: .4rem; } .gauges a { padding: .5rem .2rem; } .gauges .name { font-size: 8.5pt; } .gauges .phrase, .gauges .known { font-size: 7.5pt; } svg, .key, .mark { print-color-adjust: exact; } a { text-decoration: none; }\n}\n";
},"useData":true},
  "unknown": {"0":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Odd about the data</h3>\n<ul class=notes>\n"
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
},"4":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>Decisions to take</h3>\n<ul>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"decisions"),{"name":"each","hash":{},"fn":container.program(5, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":0},"end":{"line":22,"column":9}}})) != null ? stack1 : "")
    + "</ul>\n";
},"5":function(container,depth0,helpers,partials,data,blockParams) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<li>"
    + container.escapeExpression(container.lambda(lookupProperty(blockParams[0][0],"title"), depth0))
    + " "
    + ((stack1 = container.invokePartial(lookupProperty(partials,"link"),depth0,{"name":"link","hash":{"link":lookupProperty(blockParams[0][0],"check")},"data":data,"blockParams":blockParams,"helpers":helpers,"partials":partials,"decorators":container.decorators})) != null ? stack1 : "")
    + " <small>(findings "
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(blockParams[0][0],"findings"),{"name":"each","hash":{},"fn":container.program(6, data, 1, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":21,"column":104},"end":{"line":21,"column":192}}})) != null ? stack1 : "")
    + ")</small></li>\n";
},"6":function(container,depth0,helpers,partials,data,blockParams) {
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
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=unknown aria-labelledby=unknown-h>\n<h2 id=unknown-h>What is not known</h2>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"diagnostics"),{"name":"if","hash":{},"fn":container.program(0, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":3,"column":0},"end":{"line":9,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"unknownFindings"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":10,"column":0},"end":{"line":13,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"unknownPractices"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":14,"column":0},"end":{"line":17,"column":7}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"decisions"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams),"inverse":container.noop,"data":data,"blockParams":blockParams,"loc":{"start":{"line":18,"column":0},"end":{"line":24,"column":7}}})) != null ? stack1 : "")
    + "</section>\n";
},"usePartial":true,"useData":true,"useBlockParams":true},
};
