import { runFleet } from "@/scripts/fleet/commands";
import { runMain } from "@/scripts/lib/problem";

runMain(() => runFleet(process.argv.slice(2)));
