import "server-only";
import sharp from "sharp";
import { SECOND_MS } from "@/lib/core/clock";
import { BusyError } from "@/lib/core/outage";
import type { PageFault } from "../rules";

/** A photo of 48 million points is the most a telephone takes in one file of 10 MB; decoding more could fill the memory. */
const MAX_PIXELS = 8_192 * 6_144;
const MAX_SIDE = 2_000;
const QUALITY = 80;
const LONGEST_S = 20;
const MAX_WAIT_MS = 40 * SECOND_MS;

/** Photos are few and pages are many: one thread, one photo at a time, nothing kept in memory. */
sharp.concurrency(1);
sharp.cache(false);

let last: Promise<unknown> = Promise.resolve();

/** One conversion at a time in this process; BusyError after 40 s in line. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  let givenUp = false;
  const turn = last.then(() => (givenUp ? undefined : work()));
  last = turn.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const before = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      givenUp = true;
      reject(new BusyError("too many photos to convert at once"));
    }, MAX_WAIT_MS);
  });
  try {
    return (await Promise.race([turn, before])) as T;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A photo written again as JPEG: upright, at most 2000 points a side, on white, in sRGB, without any metadata (no place, no
 * device, no hidden thumbnail). What is not wholly readable, or announces too many points, is refused.
 */
export async function convertPhoto(photo: Uint8Array): Promise<Buffer | PageFault> {
  return inTurn(async () => {
    try {
      const image = sharp(photo, { limitInputPixels: MAX_PIXELS, failOn: "error", sequentialRead: true });
      return await image
        .timeout({ seconds: LONGEST_S })
        .autoOrient()
        .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
        .flatten({ background: "#ffffff" })
        .jpeg({ quality: QUALITY })
        .toBuffer();
    } catch (error) {
      return /pixel limit/i.test(String(error)) ? "huge" : "damaged";
    }
  });
}
