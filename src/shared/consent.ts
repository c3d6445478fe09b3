/** The version of the text on a student's data (host/messages/privacy.ts); a changed text is another version, and is agreed to anew. */
export const consentVersion = "2026-11";
