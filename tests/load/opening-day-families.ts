import { rush, type Rush } from "./opening-day-family";

/** The crowd, in a process of its own: what it costs is not measured as ours. */
process.once("message", (plan: Rush) => {
  void rush(plan).then((report) => process.send?.(report, undefined, undefined, () => process.exit(0)));
});
