import sharp from "sharp";

type Photo = { width?: number; height?: number; orientation?: number };

/** What a telephone sends: a JPEG with its place, its maker and its orientation in the metadata. */
export async function aPhoto({ width = 300, height = 200, orientation = 1 }: Photo = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#2a6f97" } })
    .withExif({ IFD0: { Make: "SECRET-MAKER" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "47/1 6/1 0/1" } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

/** A PDF of one empty page. */
export function aPdf(extra = ""): Buffer {
  return Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj\nxref\n0 4\ntrailer<</Size 4/Root 1 0 R${extra}>>\nstartxref\n178\n%%EOF\n`);
}

/** A file as a form carries it, under whatever name and type its sender claims. */
export function asFile(bytes: Uint8Array, name = "photo.jpg", type = "image/jpeg"): File {
  return new File([new Uint8Array(bytes)], name, { type });
}
