import { authorityHere } from "@/lib/core/profile";

/** The authority this portal serves: read from AUTHORITY_FILE as a process starts, and in the page by a browser, so that one build serves any (docs/decisions/0038). */
export const authority = authorityHere();
