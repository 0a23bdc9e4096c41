"use client";

import { useEffect } from "react";
import { guardCopies } from "./day-copy";

/** On every page of staff: whoever finds a list kept on this device for somebody else empties it. */
export function CopyWatch({ account }: { account: string | undefined }) {
  useEffect(() => {
    void guardCopies(account);
  }, [account]);
  return null;
}
