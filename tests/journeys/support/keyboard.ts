import { expect, type Page } from "@playwright/test";

/** More than the longest page has places to stop at. */
const MOST_STOPS = 250;
const SKIP = "Aller au contenu";

type Focused = { tag: string; name: string; group: string };

/** What has the focus: what it is, what it is called, and the question it answers. */
function focused(page: Page): Promise<Focused> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    const plain = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
    const labels = isField ? Array.from(element.labels ?? [], (label) => label.textContent).join(" ") : element?.textContent;
    const tag = element instanceof HTMLInputElement && ["radio", "checkbox"].includes(element.type) ? element.type : (element?.tagName.toLowerCase() ?? "");
    return { tag, name: plain(element?.getAttribute("aria-label") ?? labels), group: plain(element?.closest("fieldset")?.querySelector("legend")?.textContent) };
  });
}

type Name = string | RegExp;
const fits = (name: Name, text: string) => (typeof name === "string" ? text === name : name.test(text));

/** A person who has a keyboard and nothing else; every key is counted. */
export function keyboardOf(page: Page) {
  const counted = { keys: 0 };
  const key = async (name: string) => {
    counted.keys += 1;
    await page.keyboard.press(name);
  };
  const type = async (text: string) => {
    counted.keys += text.length;
    await page.keyboard.type(text);
  };
  const reach = async (what: string, is: (place: Focused) => boolean): Promise<Focused> => {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      await key("Tab");
      const place = await focused(page);
      if (is(place)) return place;
      if (place.name === SKIP) await key("Enter");
    }
    throw new Error(`no key leads to « ${what} »`);
  };
  const to = (tags: readonly string[], name: Name) => reach(String(name), (place) => tags.includes(place.tag) && fits(name, place.name));
  return {
    counted,
    key,
    type,
    /** Goes to a link and follows it, until its page is there. */
    async follow(name: Name) {
      await to(["a"], name);
      const before = page.url();
      await key("Enter");
      await page.waitForURL((url) => url.href !== before);
    },
    /** Goes to a button and presses it. */
    async press(name: Name) {
      await to(["button"], name);
      await key("Enter");
    },
    /** Goes to a field and types over what is in it. */
    async fill(fields: Record<string, string>) {
      for (const [label, value] of Object.entries(fields)) {
        await to(["input", "textarea"], label);
        await key("Control+A");
        await type(value);
      }
    },
    /** Opens the list under a label and types the beginning of a choice. */
    async select(label: string, choice: string) {
      await to(["select"], label);
      await type(choice);
      await expect(page.getByLabel(label, { exact: true }).locator("option:checked")).toHaveText(new RegExp(`^${choice}`));
    },
    async tick(name: Name) {
      await to(["checkbox"], name);
      await key("Space");
      return (await focused(page)).name;
    },
    /** Goes to a question and down to one of its answers. */
    async choose(question: string, answer: Name) {
      let { name } = await reach(question, (place) => place.tag === "radio" && place.group === question);
      if (fits(answer, name)) return key("Space");
      for (let stops = 0; stops < MOST_STOPS && !fits(answer, name); stops += 1) {
        await key("ArrowDown");
        ({ name } = await focused(page));
      }
    },
    /** Unfolds a part of the page. */
    async open(summary: Name) {
      await to(["summary"], summary);
      await key("Enter");
    },
  };
}

export type Keyboard = ReturnType<typeof keyboardOf>;
