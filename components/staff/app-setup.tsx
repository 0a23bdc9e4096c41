type AppSetupProps = { qrCode: { size: number; path: string }; secret: string };

/** The white margin that readers need around the squares. */
const QUIET = 3;

/** How to tie an authenticator app to the account: a picture to scan, or a text to type. */
export function AppSetup({ qrCode: { size, path }, secret }: AppSetupProps) {
  const side = size + 2 * QUIET;
  return (
    <div className="my-4 grid items-start gap-x-6 gap-y-3 sm:grid-cols-[auto_minmax(0,1fr)]">
      <svg viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} role="img" aria-label="QR code à scanner avec l'application" className="size-52 rounded-xl bg-paper fill-ink" shapeRendering="crispEdges">
        <path d={path} />
      </svg>
      <div className="prose">
        <p>Ouvrez une application de codes sur votre téléphone (par exemple FreeOTP, Aegis, Google Authenticator ou Microsoft Authenticator), puis scannez ce dessin.</p>
        <p>Vous ne pouvez pas scanner ? Saisissez cette clé dans l&apos;application :</p>
        <p className="desk-secret">{secret}</p>
      </div>
    </div>
  );
}
