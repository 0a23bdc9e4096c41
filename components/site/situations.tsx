import { PhoneLink } from "./phone-link";

export function Situations() {
  return (
    <section aria-labelledby="situations" className="mt-16">
      <h2 id="situations">Et dans votre cas&nbsp;?</h2>
      <div className="mt-6 grid grid-cols-1 gap-x-10 gap-y-8 md:grid-cols-3">
        <div className="situation">
          <h3>Vous accueillez vos petits-enfants</h3>
          <p className="mt-2">
            Seuls les parents ouvrent le compte et réservent. Une fois leur compte créé, vos petits-enfants peuvent venir à
            l&apos;accueil de loisirs ou à l&apos;animation jeunesse, même pour des vacances chez vous.
          </p>
        </div>
        <div className="situation">
          <h3>Vous habitez hors du territoire</h3>
          <p className="mt-2">
            Votre enfant est le bienvenu, où que vous habitiez. Vous réservez de la même façon : certains prix et dates d&apos;ouverture
            changent.
          </p>
        </div>
        <div className="situation">
          <h3>L&apos;informatique, ce n&apos;est pas votre fort</h3>
          <p className="mt-2">
            Au <PhoneLink />, un agent vous accompagne pour ouvrir votre compte et faire vos premières réservations.
          </p>
        </div>
      </div>
    </section>
  );
}
