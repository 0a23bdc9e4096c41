import cluster from "node:cluster";

/**
 * Loaded before a child of the launcher: when the launcher dies, even without a word, the child stops by itself.
 * The processes that this child makes in its turn follow it, and live by their own channel.
 */
if (cluster.isPrimary) {
  process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
  process.channel?.unref();
}
