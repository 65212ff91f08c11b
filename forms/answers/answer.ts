// What somebody answered, as JSON.
export type Answer = string | number | boolean | null | Answer[] | { [name: string]: Answer };
export type Answers = { [name: string]: Answer };
