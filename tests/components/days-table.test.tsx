import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DaysTable } from "@/components/desk-bookings/days-table";
import type { CellView, WeekView } from "@/lib/desk-bookings/view";

const cell = (place: number, name: string, day: number, state: CellView["state"] = "free"): CellView => ({ at: `${place}.2026-07-0${day}`, words: "4 places", label: `${name}, lundi ${day}`, state, cents: 1_470 });
const row = (place: number, name: string) => ({ place, name, week: `${place}.2026-07-06`, isWhole: true, cells: [cell(place, name, 6), cell(place, name, 7, "full"), cell(place, name, 8, "off"), cell(place, name, 9)] });
const week: WeekView = { key: "2026-07-06", legend: "Semaine du 6 juillet 2026", whole: "Toute la semaine", days: ["Lundi 6", "Mardi 7", "Mercredi 8", "Jeudi 9"], rows: [row(0, "Léa"), row(1, "Tom")] };

function show() {
  const { container } = render(<DaysTable action="/admin/familles/fam_1/reserver/verifier" fields={[]} names={["Léa", "Tom"]} weeks={[week]} picked={[]} />);
  const ticked = (name: string) => Array.from(container.querySelectorAll<HTMLInputElement>(`[name="jour"][aria-label^="${name}"]:checked`), ({ value }) => value);
  return { ticked, user: userEvent.setup() };
}

test("a whole week ticks the days with a place, and « mêmes jours » copies them for as long as it is ticked", async () => {
  const { ticked, user } = show();
  await user.click(screen.getByRole("checkbox", { name: "Tom" }));
  await user.click(screen.getByRole("checkbox", { name: /^Léa, toute la semaine/ }));
  expect([ticked("Léa"), ticked("Tom")]).toEqual([["0.2026-07-06", "0.2026-07-09"], ["1.2026-07-06", "1.2026-07-09"]]);
  expect(screen.getByRole("status")).toHaveTextContent(/^4 jours cochés, 58,80\s€$/);
  await user.click(screen.getByRole("checkbox", { name: "Tom, lundi 6" }));
  expect([ticked("Léa"), ticked("Tom")]).toEqual([["0.2026-07-06", "0.2026-07-09"], ["1.2026-07-09"]]);
  expect(screen.getByRole("checkbox", { name: "Tom" })).not.toBeChecked();
});

test("a day taken out of a whole week stays out", async () => {
  const { ticked, user } = show();
  await user.click(screen.getByRole("checkbox", { name: /^Léa, toute la semaine/ }));
  await user.click(screen.getByRole("checkbox", { name: "Léa, lundi 6" }));
  expect(ticked("Léa")).toEqual(["0.2026-07-09"]);
  expect(screen.getByRole("checkbox", { name: /^Léa, toute la semaine/ })).not.toBeChecked();
});

test("the arrows go from box to box, over what cannot be ticked", async () => {
  const { user } = show();
  screen.getByRole("checkbox", { name: "Léa, lundi 7" }).focus();
  await user.keyboard("{ArrowRight}");
  expect(screen.getByRole("checkbox", { name: "Léa, lundi 9" })).toHaveFocus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByRole("checkbox", { name: "Tom, lundi 9" })).toHaveFocus();
});
