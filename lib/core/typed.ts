/** What was typed, on one line, without what cannot be seen: control characters, which the database refuses, and marks that turn text around. */
export const oneLine = (typed: string): string => typed.normalize("NFC").replace(/[\s\p{C}]+/gu, " ").trim();

/** The same for a text of several lines. */
export const severalLines = (typed: string): string => typed.normalize("NFC").replace(/\r\n?/g, "\n").replace(/[^\S\n]|(?!\n)\p{C}/gu, " ").trim();

/** What the database takes as a text: no zero byte, which no keyboard types. */
export const withoutZeros = (sent: string): string => sent.replaceAll("\0", "");
