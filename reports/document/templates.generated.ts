// The templates of reports and mails, made from their *.hbs by scripts/generate-templates.ts: do not edit.
// @ts-nocheck: what Handlebars writes has no types.

export const templates = {
  "document": {"0":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return container.escapeExpression(lookupProperty(helpers,"section").call(alias1,depth0,{"name":"section","hash":{},"data":data,"loc":{"start":{"line":1,"column":162},"end":{"line":1,"column":178}}}))
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(data,"last"),{"name":"unless","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":178},"end":{"line":2,"column":11}}})) != null ? stack1 : "");
},"1":function(container,depth0,helpers,partials,data) {
    return "\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html><html lang=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "html", {"start":{"line":1,"column":29},"end":{"line":1,"column":39}} ), depth0))
    + "\"><head><meta charset=\"utf-8\"><title>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":1,"column":80},"end":{"line":1,"column":85}} ), depth0))
    + "</title><style>"
    + alias3(lookupProperty(helpers,"style").call(alias4,lookupProperty(depth0,"title"),lookupProperty(depth0,"words"),{"name":"style","hash":{},"data":data,"loc":{"start":{"line":1,"column":102},"end":{"line":1,"column":123}}}))
    + "</style></head><body>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"sections"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":1,"column":144},"end":{"line":2,"column":20}}})) != null ? stack1 : "")
    + "</body></html>";
},"useData":true},
  "edition-mail": {"0":function(container,depth0,helpers,partials,data) {
    return "<p style=\"margin:0 0 16px;padding:8px 12px;border:1px solid #c1121f;color:#c1121f\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table role=\"presentation\" style=\"width:100%;border-collapse:collapse;margin:0 0 16px\">"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"cards"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":107},"end":{"line":8,"column":346}}})) != null ? stack1 : "")
    + "\n</table>";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><td style=\"padding:10px 0;border-top:1px solid #e1e6ec;color:#5b6b7f\">"
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":8,"column":76},"end":{"line":8,"column":80}} ), depth0))
    + "</td><td style=\"padding:10px 0;border-top:1px solid #e1e6ec;text-align:right;width:55%\"><strong style=\"font-size:20px\">"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":8,"column":203},"end":{"line":8,"column":208}} ), depth0))
    + "</strong> <span style=\"color:#5b6b7f\">"
    + alias3(alias2(alias1(depth0, "made", {"start":{"line":8,"column":250},"end":{"line":8,"column":254}} ), depth0))
    + "</span><br><span style=\"font-size:13px;color:#5b6b7f\">"
    + alias3(alias2(alias1(depth0, "change", {"start":{"line":8,"column":312},"end":{"line":8,"column":318}} ), depth0))
    + "</span></td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<!doctype html><html lang=\""
    + alias3(alias2(alias1(lookupProperty(depth0,"words"), "html", {"start":{"line":1,"column":29},"end":{"line":1,"column":39}} ), depth0))
    + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":1,"column":147},"end":{"line":1,"column":152}} ), depth0))
    + "</title></head>\n<body style=\"margin:0;padding:16px;background:#f5f7fa;font:15px/1.7 -apple-system,'PingFang SC','Microsoft YaHei',sans-serif;color:#1d2733;overflow-wrap:anywhere;word-break:break-word\">\n<div style=\"max-width:560px;margin:0 auto;background:#fff;border-top:4px solid #c1121f;padding:20px\">\n<p style=\"margin:0 0 12px\">"
    + alias3(alias2(alias1(depth0, "greeting", {"start":{"line":4,"column":29},"end":{"line":4,"column":37}} ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"notices"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":5,"column":0},"end":{"line":6,"column":9}}})) != null ? stack1 : "")
    + "<p style=\"margin:0 0 16px\">"
    + alias3(alias2(alias1(depth0, "intro", {"start":{"line":6,"column":38},"end":{"line":6,"column":43}} ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"cards"),"length"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":0},"end":{"line":9,"column":15}}})) != null ? stack1 : "")
    + "\n<p style=\"margin:0 0 20px\"><a href=\""
    + alias3(alias2(alias1(depth0, "link", {"start":{"line":10,"column":38},"end":{"line":10,"column":42}} ), depth0))
    + "\" style=\"display:inline-block;padding:8px 18px;background:#0b5cc0;color:#fff;text-decoration:none;border-radius:6px\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"mail"), "open", {"start":{"line":10,"column":163},"end":{"line":10,"column":178}} ), depth0))
    + "</a></p>\n<p style=\"margin:0;font-size:13px;color:#5b6b7f\">"
    + alias3(alias2(alias1(depth0, "asOf", {"start":{"line":11,"column":51},"end":{"line":11,"column":55}} ), depth0))
    + "<br>"
    + alias3(alias2(alias1(depth0, "hash", {"start":{"line":11,"column":63},"end":{"line":11,"column":67}} ), depth0))
    + "</p>\n</div></body></html>";
},"useData":true},
  "by-unit": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table>\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":5,"column":11},"end":{"line":5,"column":18}} ), depth0))
    + "</caption>\n<thead><tr>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"rate"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":11},"end":{"line":6,"column":84}}})) != null ? stack1 : "")
    + "<th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "unit", {"start":{"line":6,"column":102},"end":{"line":6,"column":119}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"rate"),{"name":"if","hash":{},"fn":container.program(3, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":126},"end":{"line":6,"column":249}}})) != null ? stack1 : "")
    + "<th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "valueTitle", {"start":{"line":6,"column":279},"end":{"line":6,"column":289}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":6,"column":326},"end":{"line":6,"column":332}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "changeTitle", {"start":{"line":6,"column":369},"end":{"line":6,"column":380}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"toDateTitle"),{"name":"if","hash":{},"fn":container.program(4, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":387},"end":{"line":6,"column":517}}})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"lines"),{"name":"each","hash":{},"fn":container.program(5, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":558}}})) != null ? stack1 : "")
    + "\n</tbody></table>";
},"2":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<th scope=\"col\" class=\"mid\">"
    + container.escapeExpression(container.lambda(container.strict(lookupProperty(lookupProperty(depth0,"words"),"figure"), "rank", {"start":{"line":6,"column":53},"end":{"line":6,"column":70}} ), depth0))
    + "</th>";
},"3":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "numeratorTitle", {"start":{"line":6,"column":168},"end":{"line":6,"column":182}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "denominatorTitle", {"start":{"line":6,"column":219},"end":{"line":6,"column":235}} ), depth0))
    + "</th>";
},"4":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "toDateTitle", {"start":{"line":6,"column":436},"end":{"line":6,"column":447}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"byUnit"), "points", {"start":{"line":6,"column":484},"end":{"line":6,"column":503}} ), depth0))
    + "</th>";
},"5":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"sum"),{"name":"if","hash":{},"fn":container.program(6, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":3},"end":{"line":8,"column":33}}})) != null ? stack1 : "")
    + ">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"rate"),{"name":"if","hash":{},"fn":container.program(7, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":34},"end":{"line":8,"column":89}}})) != null ? stack1 : "")
    + "<th scope=\"row\" class=\"unit\">"
    + alias4(alias3(alias2(depth0, "title", {"start":{"line":8,"column":120},"end":{"line":8,"column":125}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"rate"),{"name":"if","hash":{},"fn":container.program(8, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":132},"end":{"line":8,"column":224}}})) != null ? stack1 : "")
    + "<td class=\"num bar"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"short"),{"name":"if","hash":{},"fn":container.program(9, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":242},"end":{"line":8,"column":268}}})) != null ? stack1 : "")
    + "\">"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"rate"),{"name":"if","hash":{},"fn":container.program(10, data, 0, blockParams, depths),"inverse":container.program(11, data, 0, blockParams, depths),"data":data,"loc":{"start":{"line":8,"column":270},"end":{"line":8,"column":386}}})) != null ? stack1 : "")
    + "</td><td class=\"num\">"
    + alias4(alias3(alias2(depth0, "before", {"start":{"line":8,"column":409},"end":{"line":8,"column":415}} ), depth0))
    + "</td><td class=\"num\">"
    + alias4(alias3(alias2(depth0, "change", {"start":{"line":8,"column":440},"end":{"line":8,"column":446}} ), depth0))
    + "</td>"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depths[1],"toDateTitle"),{"name":"if","hash":{},"fn":container.program(12, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":453},"end":{"line":8,"column":544}}})) != null ? stack1 : "")
    + "</tr>";
},"6":function(container,depth0,helpers,partials,data) {
    return " class=\"sum\"";
},"7":function(container,depth0,helpers,partials,data) {
    return "<td class=\"mid low\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "rank", {"start":{"line":8,"column":71},"end":{"line":8,"column":75}} ), depth0))
    + "</td>";
},"8":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<td class=\"num\">"
    + alias3(alias2(alias1(depth0, "numerator", {"start":{"line":8,"column":165},"end":{"line":8,"column":174}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "denominator", {"start":{"line":8,"column":199},"end":{"line":8,"column":210}} ), depth0))
    + "</td>";
},"9":function(container,depth0,helpers,partials,data) {
    return " short";
},"10":function(container,depth0,helpers,partials,data) {
    var alias1=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<span class=\"in\"><i><b style=\"width:"
    + alias1(lookupProperty(helpers,"width").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"share"),{"name":"width","hash":{},"data":data,"loc":{"start":{"line":8,"column":321},"end":{"line":8,"column":336}}}))
    + "\"></b></i>"
    + alias1(container.lambda(container.strict(depth0, "value", {"start":{"line":8,"column":348},"end":{"line":8,"column":353}} ), depth0))
    + "</span>";
},"11":function(container,depth0,helpers,partials,data) {
    return container.escapeExpression(container.lambda(container.strict(depth0, "value", {"start":{"line":8,"column":372},"end":{"line":8,"column":377}} ), depth0));
},"12":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<td class=\"num\">"
    + alias3(alias2(alias1(depth0, "toDate", {"start":{"line":8,"column":493},"end":{"line":8,"column":499}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "points", {"start":{"line":8,"column":524},"end":{"line":8,"column":530}} ), depth0))
    + "</td>";
},"13":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure>"
    + container.escapeExpression(lookupProperty(helpers,"chart").call(alias1,lookupProperty(depth0,"bars"),{"name":"chart","hash":{},"data":data,"loc":{"start":{"line":10,"column":20},"end":{"line":10,"column":34}}}))
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"starred"),{"name":"if","hash":{},"fn":container.program(14, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":34},"end":{"line":10,"column":89}}})) != null ? stack1 : "")
    + "</figure>";
},"14":function(container,depth0,helpers,partials,data) {
    return "<p class=\"note\">* "
    + container.escapeExpression(container.lambda(container.strict(depth0, "starred", {"start":{"line":10,"column":69},"end":{"line":10,"column":76}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"table"),{"name":"if","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":9},"end":{"line":9,"column":23}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"bars"),{"name":"if","hash":{},"fn":container.program(13, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":10,"column":105}}})) != null ? stack1 : "")
    + "\n</section>";
},"useData":true,"useDepths":true},
  "claims": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    return "<th scope=\"col\" class=\"num\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "title", {"start":{"line":6,"column":100},"end":{"line":6,"column":105}} ), depth0))
    + "</th>";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(depth0,"sum"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":3},"end":{"line":8,"column":33}}})) != null ? stack1 : "")
    + "><th scope=\"row\" class=\"unit\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "title", {"start":{"line":8,"column":65},"end":{"line":8,"column":70}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias1,lookupProperty(depth0,"cells"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":77},"end":{"line":8,"column":130}}})) != null ? stack1 : "")
    + "</tr>";
},"3":function(container,depth0,helpers,partials,data) {
    return " class=\"sum\"";
},"4":function(container,depth0,helpers,partials,data) {
    return "<td class=\"num\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</td>";
},"5":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure>"
    + container.escapeExpression(lookupProperty(helpers,"chart").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"chart","hash":{},"data":data,"loc":{"start":{"line":10,"column":26},"end":{"line":10,"column":40}}}))
    + "</figure>\n";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + "<table>\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":5,"column":11},"end":{"line":5,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "unit", {"start":{"line":6,"column":29},"end":{"line":6,"column":46}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"columns"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":53},"end":{"line":6,"column":121}}})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"lines"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":144}}})) != null ? stack1 : "")
    + "\n</tbody></table>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"drawings"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":11,"column":9}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true},
  "cover": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"notice\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "interim", {"start":{"line":8,"column":35},"end":{"line":8,"column":42}} ), depth0))
    + "</p>";
},"1":function(container,depth0,helpers,partials,data) {
    return "<p class=\"notice\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<li><span class=\"name\">"
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":11,"column":25},"end":{"line":11,"column":29}} ), depth0))
    + "</span><span class=\"value\">"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":11,"column":60},"end":{"line":11,"column":65}} ), depth0))
    + "</span><span class=\"made\">"
    + alias3(alias2(alias1(depth0, "made", {"start":{"line":11,"column":95},"end":{"line":11,"column":99}} ), depth0))
    + "</span><span class=\"change\">"
    + alias3(alias2(alias1(depth0, "change", {"start":{"line":11,"column":131},"end":{"line":11,"column":137}} ), depth0))
    + "</span></li>";
},"3":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>";
},"4":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "<div><dt>"
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":14,"column":44},"end":{"line":14,"column":48}} ), depth0))
    + "</dt><dd>"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":14,"column":61},"end":{"line":14,"column":66}} ), depth0))
    + "</dd></div>";
},"5":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<a class=\"toc\" href=\"#"
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":16,"column":24},"end":{"line":16,"column":26}} ), depth0))
    + "\"><span>"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":16,"column":38},"end":{"line":16,"column":45}} ), depth0))
    + "</span><span class=\"dots\"></span><span class=\"toc-page\" data-for=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":16,"column":115},"end":{"line":16,"column":117}} ), depth0))
    + "\"></span></a>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":1,"column":15},"end":{"line":1,"column":17}} ), depth0))
    + "\" class=\"cover\">\n<header class=\"masthead\">\n<p class=\"org\" style=\"font-size:"
    + alias3(alias2(alias1(depth0, "size", {"start":{"line":3,"column":34},"end":{"line":3,"column":38}} ), depth0))
    + "pt\">"
    + alias3(alias2(alias1(depth0, "masthead", {"start":{"line":3,"column":46},"end":{"line":3,"column":54}} ), depth0))
    + "</p>\n<p class=\"issue\"><span>"
    + alias3(alias2(alias1(depth0, "issue", {"start":{"line":4,"column":25},"end":{"line":4,"column":30}} ), depth0))
    + "</span><span>"
    + alias3(alias2(alias1(depth0, "issued", {"start":{"line":4,"column":47},"end":{"line":4,"column":53}} ), depth0))
    + "</span></p>\n<div class=\"rule\"></div>\n</header>\n<h1>"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":7,"column":6},"end":{"line":7,"column":11}} ), depth0))
    + "</h1>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"interim"),{"name":"if","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":0},"end":{"line":8,"column":55}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"notices"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":0},"end":{"line":9,"column":56}}})) != null ? stack1 : "")
    + "\n<ul class=\"cards\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"cards"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":18},"end":{"line":11,"column":160}}})) != null ? stack1 : "")
    + "\n</ul>\n<div class=\"lead\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"lead"),{"name":"each","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":18},"end":{"line":13,"column":69}}})) != null ? stack1 : "")
    + "</div>\n<dl class=\"facts\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"facts"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":14,"column":18},"end":{"line":14,"column":88}}})) != null ? stack1 : "")
    + "</dl>\n<nav class=\"contents\"><p class=\"label\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"cover"), "contents", {"start":{"line":15,"column":41},"end":{"line":15,"column":61}} ), depth0))
    + "</p>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"contents"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":15,"column":67},"end":{"line":16,"column":141}}})) != null ? stack1 : "")
    + "\n</nav>\n</section>";
},"useData":true},
  "details": {"0":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div class=\"block\">\n<table>\n<caption><h3>"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":5,"column":15},"end":{"line":5,"column":22}} ), depth0))
    + "</h3></caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(lookupProperty(data,"root"),"words"),"figure"), "indicator", {"start":{"line":6,"column":29},"end":{"line":6,"column":57}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depths[1], "now", {"start":{"line":6,"column":94},"end":{"line":6,"column":100}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(lookupProperty(data,"root"),"words"),"figure"), "made", {"start":{"line":6,"column":137},"end":{"line":6,"column":160}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depths[1], "before", {"start":{"line":6,"column":197},"end":{"line":6,"column":206}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depths[1], "changeTitle", {"start":{"line":6,"column":243},"end":{"line":6,"column":257}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depths[1], "wholeTitle", {"start":{"line":6,"column":294},"end":{"line":6,"column":307}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(lookupProperty(data,"root"),"words"),"figure"), "rank", {"start":{"line":6,"column":344},"end":{"line":6,"column":367}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(1, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":236}}})) != null ? stack1 : "")
    + "\n</tbody></table>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"behind"),{"name":"if","hash":{},"fn":container.program(2, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":0},"end":{"line":10,"column":51}}})) != null ? stack1 : "")
    + "\n</div>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><th scope=\"row\">"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":8,"column":22},"end":{"line":8,"column":27}} ), depth0))
    + "</th><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":8,"column":52},"end":{"line":8,"column":57}} ), depth0))
    + "</td><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "made", {"start":{"line":8,"column":86},"end":{"line":8,"column":90}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":8,"column":115},"end":{"line":8,"column":121}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "change", {"start":{"line":8,"column":146},"end":{"line":8,"column":152}} ), depth0))
    + "</td><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "whole", {"start":{"line":8,"column":181},"end":{"line":8,"column":186}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "rank", {"start":{"line":8,"column":211},"end":{"line":8,"column":215}} ), depth0))
    + "</td></tr>";
},"2":function(container,depth0,helpers,partials,data) {
    return "<p class=\"note\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "behind", {"start":{"line":10,"column":32},"end":{"line":10,"column":38}} ), depth0))
    + "</p>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data,blockParams,depths) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"blocks"),{"name":"each","hash":{},"fn":container.program(0, data, 0, blockParams, depths),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":12,"column":9}}})) != null ? stack1 : "")
    + "</section>";
},"useData":true,"useDepths":true},
  "highlights": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table>\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":5,"column":11},"end":{"line":5,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "unit", {"start":{"line":6,"column":29},"end":{"line":6,"column":46}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "now", {"start":{"line":6,"column":83},"end":{"line":6,"column":86}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "made", {"start":{"line":6,"column":123},"end":{"line":6,"column":140}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":6,"column":177},"end":{"line":6,"column":183}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "changeTitle", {"start":{"line":6,"column":220},"end":{"line":6,"column":231}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":186}}})) != null ? stack1 : "")
    + "\n</tbody></table>";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><th scope=\"row\" class=\"unit\">"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":8,"column":35},"end":{"line":8,"column":40}} ), depth0))
    + "</th><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":8,"column":65},"end":{"line":8,"column":70}} ), depth0))
    + "</td><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "made", {"start":{"line":8,"column":99},"end":{"line":8,"column":103}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":8,"column":128},"end":{"line":8,"column":134}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "change", {"start":{"line":8,"column":159},"end":{"line":8,"column":165}} ), depth0))
    + "</td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"rows"),"length"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":9},"end":{"line":9,"column":23}}})) != null ? stack1 : "")
    + "\n</section>";
},"useData":true},
  "key-figures": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr><th scope=\"row\">"
    + alias3(alias2(alias1(depth0, "name", {"start":{"line":8,"column":22},"end":{"line":8,"column":26}} ), depth0))
    + "</th><td class=\"num"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"short"),{"name":"if","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":47},"end":{"line":8,"column":71}}})) != null ? stack1 : "")
    + "\">"
    + alias3(alias2(alias1(depth0, "value", {"start":{"line":8,"column":75},"end":{"line":8,"column":80}} ), depth0))
    + "</td><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "made", {"start":{"line":8,"column":109},"end":{"line":8,"column":113}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":8,"column":138},"end":{"line":8,"column":144}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "change", {"start":{"line":8,"column":169},"end":{"line":8,"column":175}} ), depth0))
    + "</td><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "goal", {"start":{"line":8,"column":204},"end":{"line":8,"column":208}} ), depth0))
    + "</td></tr>";
},"2":function(container,depth0,helpers,partials,data) {
    return " bad";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + "<table>\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":5,"column":11},"end":{"line":5,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "indicator", {"start":{"line":6,"column":29},"end":{"line":6,"column":51}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "now", {"start":{"line":6,"column":88},"end":{"line":6,"column":91}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "made", {"start":{"line":6,"column":128},"end":{"line":6,"column":145}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":6,"column":182},"end":{"line":6,"column":188}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(depth0, "changeTitle", {"start":{"line":6,"column":225},"end":{"line":6,"column":236}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "goal", {"start":{"line":6,"column":273},"end":{"line":6,"column":290}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":229}}})) != null ? stack1 : "")
    + "\n</tbody></table>\n<p class=\"note\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"keyFigures"), "note", {"start":{"line":10,"column":18},"end":{"line":10,"column":39}} ), depth0))
    + "</p>\n</section>";
},"useData":true},
  "method": {"0":function(container,depth0,helpers,partials,data) {
    return "<li>"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</li>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<h3>"
    + alias3(alias2(alias1(depth0, "formulasTitle", {"start":{"line":6,"column":29},"end":{"line":6,"column":42}} ), depth0))
    + "</h3>\n<table class=\"dense\">\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":8,"column":11},"end":{"line":8,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "indicator", {"start":{"line":9,"column":29},"end":{"line":9,"column":51}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "formula", {"start":{"line":9,"column":76},"end":{"line":9,"column":96}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "numerator", {"start":{"line":9,"column":121},"end":{"line":9,"column":143}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "denominator", {"start":{"line":9,"column":168},"end":{"line":9,"column":192}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "goal", {"start":{"line":9,"column":229},"end":{"line":9,"column":246}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"formulas"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":10,"column":7},"end":{"line":11,"column":143}}})) != null ? stack1 : "")
    + "\n</tbody></table>";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><th scope=\"row\">"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":11,"column":22},"end":{"line":11,"column":27}} ), depth0))
    + "</th><td>"
    + alias3(alias2(alias1(depth0, "formula", {"start":{"line":11,"column":40},"end":{"line":11,"column":47}} ), depth0))
    + "</td><td>"
    + alias3(alias2(alias1(depth0, "numerator", {"start":{"line":11,"column":60},"end":{"line":11,"column":69}} ), depth0))
    + "</td><td>"
    + alias3(alias2(alias1(depth0, "denominator", {"start":{"line":11,"column":82},"end":{"line":11,"column":93}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "goal", {"start":{"line":11,"column":118},"end":{"line":11,"column":122}} ), depth0))
    + "</td></tr>";
},"3":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=depth0 != null ? depth0 : (container.nullContext || {}), alias2=container.strict, alias3=container.lambda, alias4=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<div"
    + ((stack1 = lookupProperty(helpers,"unless").call(alias1,lookupProperty(depth0,"long"),{"name":"unless","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":16},"end":{"line":13,"column":57}}})) != null ? stack1 : "")
    + ">\n<h3>"
    + alias4(alias3(alias2(lookupProperty(depth0,"late"), "heading", {"start":{"line":14,"column":6},"end":{"line":14,"column":18}} ), depth0))
    + "</h3>\n<p class=\"text\">"
    + alias4(alias3(alias2(lookupProperty(depth0,"late"), "sentence", {"start":{"line":15,"column":18},"end":{"line":15,"column":31}} ), depth0))
    + "</p>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias1,lookupProperty(lookupProperty(lookupProperty(depth0,"late"),"rows"),"length"),{"name":"if","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":16,"column":0},"end":{"line":21,"column":23}}})) != null ? stack1 : "")
    + "\n</div>";
},"4":function(container,depth0,helpers,partials,data) {
    return " class=\"block\"";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"dense\">\n<caption>"
    + alias3(alias2(alias1(lookupProperty(depth0,"late"), "caption", {"start":{"line":17,"column":11},"end":{"line":17,"column":23}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"figure"), "indicator", {"start":{"line":18,"column":29},"end":{"line":18,"column":51}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "published", {"start":{"line":18,"column":88},"end":{"line":18,"column":110}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "present", {"start":{"line":18,"column":147},"end":{"line":18,"column":167}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(lookupProperty(depth0,"late"),"rows"),{"name":"each","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":19,"column":7},"end":{"line":20,"column":107}}})) != null ? stack1 : "")
    + "\n</tbody></table>";
},"6":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><th scope=\"row\">"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":20,"column":22},"end":{"line":20,"column":27}} ), depth0))
    + "</th><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "before", {"start":{"line":20,"column":52},"end":{"line":20,"column":58}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "now", {"start":{"line":20,"column":83},"end":{"line":20,"column":86}} ), depth0))
    + "</td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n<h3>"
    + alias3(alias2(alias1(depth0, "rulesTitle", {"start":{"line":3,"column":6},"end":{"line":3,"column":16}} ), depth0))
    + "</h3>\n<ol class=\"rules\">"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"rules"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":18},"end":{"line":5,"column":9}}})) != null ? stack1 : "")
    + "</ol>\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"formulas"),"length"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":6,"column":0},"end":{"line":12,"column":23}}})) != null ? stack1 : "")
    + "\n"
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(depth0,"late"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":13,"column":0},"end":{"line":22,"column":13}}})) != null ? stack1 : "")
    + "\n<p class=\"signature\">"
    + alias3(alias2(alias1(depth0, "issuer", {"start":{"line":23,"column":23},"end":{"line":23,"column":29}} ), depth0))
    + "<br>"
    + alias3(alias2(alias1(depth0, "date", {"start":{"line":23,"column":37},"end":{"line":23,"column":41}} ), depth0))
    + "</p>\n<div class=\"hash\"><p>"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"method"), "hash", {"start":{"line":24,"column":23},"end":{"line":24,"column":40}} ), depth0))
    + "</p><p><code>"
    + alias3(alias2(alias1(depth0, "hash", {"start":{"line":24,"column":57},"end":{"line":24,"column":61}} ), depth0))
    + "</code></p></div>\n</section>";
},"useData":true},
  "overdue-cases": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<table class=\"dense\">\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":5,"column":11},"end":{"line":5,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "number", {"start":{"line":6,"column":41},"end":{"line":6,"column":66}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "title", {"start":{"line":6,"column":91},"end":{"line":6,"column":115}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "form", {"start":{"line":6,"column":140},"end":{"line":6,"column":163}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "unit", {"start":{"line":6,"column":188},"end":{"line":6,"column":211}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "step", {"start":{"line":6,"column":236},"end":{"line":6,"column":259}} ), depth0))
    + "</th><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "due", {"start":{"line":6,"column":284},"end":{"line":6,"column":306}} ), depth0))
    + "</th><th scope=\"col\" class=\"num\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"overdueCases"), "overdue", {"start":{"line":6,"column":343},"end":{"line":6,"column":369}} ), depth0))
    + "</th></tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":7},"end":{"line":8,"column":226}}})) != null ? stack1 : "")
    + "\n</tbody></table>";
},"2":function(container,depth0,helpers,partials,data) {
    var alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression;

  return "\n<tr><td class=\"num low\">"
    + alias3(alias2(alias1(depth0, "number", {"start":{"line":8,"column":26},"end":{"line":8,"column":32}} ), depth0))
    + "</td><th scope=\"row\">"
    + alias3(alias2(alias1(depth0, "title", {"start":{"line":8,"column":57},"end":{"line":8,"column":62}} ), depth0))
    + "</th><td class=\"unit\">"
    + alias3(alias2(alias1(depth0, "form", {"start":{"line":8,"column":88},"end":{"line":8,"column":92}} ), depth0))
    + "</td><td>"
    + alias3(alias2(alias1(depth0, "unitTitle", {"start":{"line":8,"column":105},"end":{"line":8,"column":114}} ), depth0))
    + "</td><td class=\"unit\">"
    + alias3(alias2(alias1(depth0, "step", {"start":{"line":8,"column":140},"end":{"line":8,"column":144}} ), depth0))
    + "</td><td class=\"unit\">"
    + alias3(alias2(alias1(depth0, "due", {"start":{"line":8,"column":170},"end":{"line":8,"column":173}} ), depth0))
    + "</td><td class=\"num\">"
    + alias3(alias2(alias1(depth0, "overdue", {"start":{"line":8,"column":198},"end":{"line":8,"column":205}} ), depth0))
    + "</td></tr>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"if").call(alias4,lookupProperty(lookupProperty(depth0,"rows"),"length"),{"name":"if","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":9},"end":{"line":9,"column":23}}})) != null ? stack1 : "")
    + "\n</section>";
},"useData":true},
  "trend": {"0":function(container,depth0,helpers,partials,data) {
    return "<p class=\"text\">"
    + container.escapeExpression(container.lambda(depth0, depth0))
    + "</p>\n";
},"1":function(container,depth0,helpers,partials,data) {
    var lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<figure>"
    + container.escapeExpression(lookupProperty(helpers,"chart").call(depth0 != null ? depth0 : (container.nullContext || {}),depth0,{"name":"chart","hash":{},"data":data,"loc":{"start":{"line":4,"column":35},"end":{"line":4,"column":49}}}))
    + "</figure>\n";
},"2":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<th scope=\"col\" class=\"num\""
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rate"),{"name":"if","hash":{},"fn":container.program(3, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":96},"end":{"line":7,"column":127}}})) != null ? stack1 : "")
    + ">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "title", {"start":{"line":7,"column":130},"end":{"line":7,"column":135}} ), depth0))
    + "</th>";
},"3":function(container,depth0,helpers,partials,data) {
    return " colspan=\"2\"";
},"4":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "\n<tr><th scope=\"row\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "title", {"start":{"line":9,"column":22},"end":{"line":9,"column":27}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"each").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"cells"),{"name":"each","hash":{},"fn":container.program(5, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":34},"end":{"line":9,"column":140}}})) != null ? stack1 : "")
    + "</tr>";
},"5":function(container,depth0,helpers,partials,data) {
    var stack1, lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<td class=\"num\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "value", {"start":{"line":9,"column":67},"end":{"line":9,"column":72}} ), depth0))
    + "</td>"
    + ((stack1 = lookupProperty(helpers,"if").call(depth0 != null ? depth0 : (container.nullContext || {}),lookupProperty(depth0,"rate"),{"name":"if","hash":{},"fn":container.program(6, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":9,"column":79},"end":{"line":9,"column":131}}})) != null ? stack1 : "");
},"6":function(container,depth0,helpers,partials,data) {
    return "<td class=\"num low\">"
    + container.escapeExpression(container.lambda(container.strict(depth0, "made", {"start":{"line":9,"column":113},"end":{"line":9,"column":117}} ), depth0))
    + "</td>";
},"compiler":[8,">= 4.3.0"],"main":function(container,depth0,helpers,partials,data) {
    var stack1, alias1=container.strict, alias2=container.lambda, alias3=container.escapeExpression, alias4=depth0 != null ? depth0 : (container.nullContext || {}), lookupProperty = container.lookupProperty || function(parent, propertyName) {
        if (Object.prototype.hasOwnProperty.call(parent, propertyName)) {
          return parent[propertyName];
        }
        return undefined
    };

  return "<section>\n<h2 id=\""
    + alias3(alias2(alias1(depth0, "id", {"start":{"line":2,"column":10},"end":{"line":2,"column":12}} ), depth0))
    + "\">"
    + alias3(alias2(alias1(depth0, "heading", {"start":{"line":2,"column":18},"end":{"line":2,"column":25}} ), depth0))
    + "</h2>\n"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"paragraphs"),{"name":"each","hash":{},"fn":container.program(0, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":3,"column":0},"end":{"line":4,"column":9}}})) != null ? stack1 : "")
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"drawings"),{"name":"each","hash":{},"fn":container.program(1, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":4,"column":9},"end":{"line":5,"column":9}}})) != null ? stack1 : "")
    + "<div class=\"block\"><table>\n<caption>"
    + alias3(alias2(alias1(depth0, "caption", {"start":{"line":6,"column":11},"end":{"line":6,"column":18}} ), depth0))
    + "</caption>\n<thead><tr><th scope=\"col\">"
    + alias3(alias2(alias1(lookupProperty(lookupProperty(depth0,"words"),"trend"), "period", {"start":{"line":7,"column":29},"end":{"line":7,"column":47}} ), depth0))
    + "</th>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"lines"),{"name":"each","hash":{},"fn":container.program(2, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":7,"column":54},"end":{"line":7,"column":151}}})) != null ? stack1 : "")
    + "</tr></thead>\n<tbody>"
    + ((stack1 = lookupProperty(helpers,"each").call(alias4,lookupProperty(depth0,"rows"),{"name":"each","hash":{},"fn":container.program(4, data, 0),"inverse":container.noop,"data":data,"loc":{"start":{"line":8,"column":7},"end":{"line":9,"column":154}}})) != null ? stack1 : "")
    + "\n</tbody></table></div>\n</section>";
},"useData":true},
};
