const kept = new Map();

/** Where Next keeps the pages that are the same for everyone: in memory, as this process rendered them. What the build rendered is never read: it may speak of another authority. */
export default class KeptPages {
  get(key) {
    return Promise.resolve(kept.get(key) ?? null);
  }
  set(key, value) {
    if (value) kept.set(key, { value, lastModified: Date.now() });
    else kept.delete(key);
    return Promise.resolve();
  }
  revalidateTag() {
    return Promise.resolve();
  }
  resetRequestCache() {
    return undefined;
  }
}
