/** Loaded before a child of the launcher: when the launcher dies, even without a word, the child stops by itself. */
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
