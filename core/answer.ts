// What somebody answered: what JSON can say. A repeat is a list of rows, a choice of several a list of codes.
export type Answer = string | number | boolean | null | Answer[] | { [name: string]: Answer };
export type Answers = { [name: string]: Answer };
