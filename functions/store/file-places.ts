// Where the bytes of files lie.

/** Each person's upload lies apart: who knows a file's hash has no part in what another uploaded. */
export const placeOfUpload = (person: string, name: string): string => `uploads/${person}/${name}`;
/** Where earlier versions put a file, whoever uploaded it. */
export const sharedPlace = (name: string): string => `uploads/${name}`;

/** Files by name, each with where its bytes lie. */
export type Places = ReadonlyMap<string, string>;
