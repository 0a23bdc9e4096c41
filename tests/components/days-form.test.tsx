import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DaysForm } from "@/components/bookings/days-form";
import type { ChildDaysView } from "@/lib/bookings/view";

const weekOf = (place: number, givenName: string): ChildDaysView => ({
  place,
  givenName,
  weeks: [
    {
      key: `${place}.2026-12-21`,
      legend: "semaine du 21 décembre 2026",
      days: [
        { at: `${place}.2026-12-21`, label: "Lundi 21", state: "free", places: 4, cents: 1240 },
        { at: `${place}.2026-12-22`, label: "Mardi 22", state: "free", places: 1, cents: 1240 },
        { at: `${place}.2026-12-23`, label: "Mercredi 23", state: "full", cents: 1240 },
        { at: `${place}.2026-12-25`, label: "Vendredi 25", state: "off", why: "Fermé, jour férié" },
      ],
    },
  ],
});

function show(picked: string[] = [], isOpen = true) {
  render(<DaysForm fields={[["formule", "day"]]} view={[weekOf(0, "Léa"), weekOf(1, "Tom")]} picked={picked} isOpen={isOpen} />);
  const of = (name: string) => within(screen.getByRole("group", { name: `${name}, semaine du 21 décembre 2026` }));
  const ticked = (name: string) => of(name).getAllByRole("checkbox", { checked: true }).map((box) => (box as HTMLInputElement).value);
  return { of, ticked, user: userEvent.setup() };
}

test("each day says its places and its price, or that one would wait; a closed day cannot be ticked", () => {
  const { of } = show();
  expect(of("Léa").getByRole("checkbox", { name: /^Lundi 21, 4 places, 12,40\s€$/ })).toBeEnabled();
  expect(of("Léa").getByRole("checkbox", { name: /^Mardi 22, 1 place, / })).toBeEnabled();
  expect(of("Léa").getByRole("checkbox", { name: /^Mercredi 23, complet, liste d'attente, / })).toBeEnabled();
  expect(of("Léa").queryByRole("checkbox", { name: /Vendredi/ })).toBeNull();
  expect(of("Léa").getByText("Fermé, jour férié")).toBeVisible();
});

test("« Toute la semaine » ticks the days with a place, and the total follows", async () => {
  const { of, ticked, user } = show();
  await user.click(of("Léa").getByRole("checkbox", { name: "Toute la semaine" }));
  expect(ticked("Léa")).toEqual(["0.2026-12-21", "0.2026-12-21", "0.2026-12-22"]);
  expect(screen.getByRole("status")).toHaveTextContent(/^2 jours choisis, 24,80\s€$/);
  await user.click(of("Léa").getByRole("checkbox", { name: "Toute la semaine" }));
  expect(of("Léa").queryAllByRole("checkbox", { checked: true })).toEqual([]);
});

test("« Mêmes jours que Léa » ticks Tom's boxes like hers", async () => {
  const { of, ticked, user } = show();
  await user.click(of("Léa").getByRole("checkbox", { name: /Mercredi 23/ }));
  await user.click(screen.getByRole("checkbox", { name: "Mêmes jours que Léa" }));
  expect(ticked("Tom")).toEqual(["1.2026-12-23"]);
  expect(screen.getByRole("status")).toHaveTextContent("2 jours choisis");
});

test("days chosen before are still ticked when one comes back", () => {
  const { ticked } = show(["0.2026-12-22", "1.2026-12-21"]);
  expect([ticked("Léa"), ticked("Tom")]).toEqual([["0.2026-12-22"], ["1.2026-12-21"]]);
  expect(screen.getByRole("status")).toHaveTextContent("2 jours choisis");
});

test("before the opening the places are shown and nothing can be sent", () => {
  const { of } = show([], false);
  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("checkbox")).toBeNull();
  expect(of("Léa").getByText(/4 places, 12,40/)).toBeVisible();
});
