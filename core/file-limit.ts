// How large one photo, signature or document may be: the phone refuses what the server would.

export const maxFileBytes = 8 * 1024 * 1024;
