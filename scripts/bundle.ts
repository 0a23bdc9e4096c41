import { bundleInto } from "./lib/bundle";
import { inProject } from "./lib/paths";
import { runMain } from "./lib/problem";

runMain(() => bundleInto(inProject(".next/run")));
