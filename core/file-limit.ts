// How large one photo, signature or document may be: one limit for the phone, the ticket, the server and S3.

export const maxFileBytes = 8 * 1024 * 1024;
/** Bytes as people say them. */
export const megabytes = (bytes: number): number => Math.ceil((bytes / 1024 / 1024) * 10) / 10;

/** More than this the API answers by a link to the bytes where the store gives one: a function's answer ends at 4.5 MB of them. */
export const maxAnswerBytes = 1024 * 1024;
