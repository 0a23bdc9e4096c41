/** A large sail and a small one on the same wave. Decorative: the portal's name is always written beside it. */
export function Logo({ className = "size-12" }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <path d="M25.5 3c8.7 8 13 17.3 13 29h-13z" className="fill-brand" />
      <path d="M21.5 13c-2.6 7.6-6.4 13.6-11.5 19h11.5z" className="fill-accent" />
      <path
        d="M4 39c4.4 0 5.6 4 10 4s5.6-4 10-4 5.6 4 10 4 5.6-4 10-4"
        className="fill-none stroke-brand"
        strokeWidth="3.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
