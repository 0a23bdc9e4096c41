/** The authority this portal serves: what another one changes, with its two colours and logo in `tailwind.config.ts` and `components/site/logo.tsx`. */
export const authority = {
  name: "Pornic agglo Pays de Retz",
  territory: "Pornic agglo Pays de Retz",
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
  /** INSEE codes of the communes whose families are residents (R-TER-1); names and postcodes come from the official code. */
  communes: ["44131", "44012", "44005", "44038", "44039", "44106", "44126", "44133", "44136", "44145", "44164", "44182", "44186", "44021", "44220"],
  timeZone: "Europe/Paris",
} as const;
