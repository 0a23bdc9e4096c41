export type Facts = {
  status: number;
  method: string;
  contentType: string | undefined;
  /** A door or a loader took the request. */
  reached: boolean;
  /** The database did not answer. */
  unavailable: boolean;
  /** A form was sent back for its shape. */
  unprocessable: boolean;
  /** Next knows no action of this name: the page was made by another version of the application. */
  actionNotFound: boolean;
  /** Sent by Next's script, which shows the answer itself. */
  fromScript: boolean;
};

export type ReplacementPage = "accident" | "unavailable" | "unreadable" | "outdated";

export type Outcome = { kind: "keep"; status: number } | { kind: "replace"; page: ReplacementPage };

/** What leaves instead of Next's answer. JSON keeps its own words: its readers are programs. */
export function outcomeOf(facts: Facts): Outcome {
  const { status, unavailable } = facts;
  if (facts.contentType?.startsWith("application/json")) return keep(status);
  if (facts.actionNotFound) return facts.fromScript ? keep(status) : replace("outdated");
  if (status >= 500) {
    if (unavailable) return replace("unavailable");
    return replace(facts.method === "POST" && !facts.reached ? "unreadable" : "accident");
  }
  if (!unavailable) return keep(status === 200 && facts.unprocessable && !facts.fromScript ? 422 : status);
  const hasBody = status < 300 || status >= 400;
  return hasBody ? keep(503) : replace("unavailable");
}

function keep(status: number): Outcome {
  return { kind: "keep", status };
}

function replace(page: ReplacementPage): Outcome {
  return { kind: "replace", page };
}
