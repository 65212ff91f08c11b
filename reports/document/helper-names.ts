// The names that a template may call besides Handlebars' own.

/** What inserts markup that our own code makes: a chart, a section, the style sheet. */
export const markupHelpers = ["chart", "section", "style"] as const;
export const helperNames = [...markupHelpers, "width"] as const;
