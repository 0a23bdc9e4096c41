/** A fishing hut on stilts and the two sails of the logo, in front of a low sun. */
export function Scene({ className = "" }: { className?: string }) {
  return (
    <svg viewBox="0 0 520 190" className={className} aria-hidden="true" focusable="false">
      <circle cx="398" cy="150" r="92" className="fill-accent-soft" opacity="0.14" />
      <circle cx="398" cy="150" r="72" className="fill-accent" />
      <g className="fill-none stroke-sand-dark" strokeWidth="4" strokeLinecap="round">
        <path d="M38 190v-84M66 190v-84M122 190v-84M150 190v-84M38 150l112-26M38 124l112 26M0 106h166" />
        <path d="M150 84l66-26M216 58v34M216 92l-30 46h60zM186 138c18 12 42 12 60 0" strokeWidth="2.5" />
      </g>
      <path d="M52 106V62h92v44z" className="fill-sand" />
      <path d="M42 64l54-30 58 30z" className="fill-sand-dark" />
      <path d="M66 76h20v18H66zM108 76h20v30h-20z" className="fill-brand-dark" />
      <path d="M404 82c26 24 40 52 40 84h-40z" className="fill-paper" />
      <path d="M394 108c-8 24-20 42-36 58h36z" className="fill-sand-dark" />
      <path d="M346 173h112l-16 17h-82z" className="fill-brand-dark" />
      <path d="M258 44c6-7 12-7 16 0 4-7 10-7 16 0M300 74c5-6 10-6 13 0 3-6 8-6 13 0" className="fill-none stroke-paper" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
