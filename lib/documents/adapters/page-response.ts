import "server-only";

const endings = { "image/jpeg": "jpg", "application/pdf": "pdf" } as const;

/** A file from outside runs and loads nothing, wherever a browser shows it; browsers lay a photo out with styles of their own. */
const nothingRuns = "sandbox; default-src 'none'";
const photoAlone = `${nothingRuns}; style-src 'unsafe-inline'`;

type Page = { mediaType: keyof typeof endings; position: number; bytes: Uint8Array };

/** The bytes of a page as a browser may have them: kept nowhere, run nowhere. */
export function pageResponse({ mediaType, position, bytes }: Page): Response {
  const isPhoto = mediaType === "image/jpeg";
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": mediaType,
      "content-length": String(bytes.length),
      "content-disposition": `${isPhoto ? "inline" : "attachment"}; filename="document-page-${position}.${endings[mediaType]}"`,
      "content-security-policy": isPhoto ? photoAlone : nothingRuns,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
