import { usualColours } from "./palette";
import type { Authority } from "./profile";

/** The authority of the demo and of the tests, and of whoever names no other. */
export const demoAuthority: Authority = {
  name: "Pornic agglo Pays de Retz",
  nameOf: "de Pornic agglo Pays de Retz",
  territory: "Pornic agglo Pays de Retz",
  territoryOf: "de Pornic agglo Pays de Retz",
  legalForm: "établissement public de coopération intercommunale",
  siren: "200 067 346",
  website: "https://www.pornicagglo.fr",
  address: ["2 rue du Docteur Ange Guépin", "44215 Pornic Cedex"],
  portal: "Portail Familles",
  desk: {
    name: "Guichet des Familles",
    phone: "02 28 25 03 69",
    phoneLink: "tel:+33228250369",
    email: "guichetdesfamilles@pornicagglo.fr",
    hours: "du lundi au vendredi, de 9\u00a0h à 12\u00a0h\u00a030 et de 14\u00a0h à 17\u00a0h",
  },
  communes: ["44131", "44012", "44005", "44038", "44039", "44106", "44126", "44133", "44136", "44145", "44164", "44182", "44186", "44021", "44220"],
  timeZone: "Europe/Paris",
  colours: usualColours,
};
