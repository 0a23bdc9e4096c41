import { decryptBytes, encryptBytes } from "@/lib/core/crypto";

/** Run with one authority's environment: seals a page of a document, or opens what SEALED holds. */
const { SEALED } = process.env;
console.log(SEALED ? decryptBytes(Buffer.from(SEALED, "base64"), "canari").toString() : encryptBytes(Buffer.from("canari"), "canari").toString("base64"));
