import type { ReactNode } from "react";
import { Logo } from "@/components/site/logo";
import { MenuLink, TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";
import type { StaffView } from "@/lib/staff/view";
import { roleWords } from "@/lib/staff/words";
import { rooms } from "./rooms";

type FrameProps = { staff: StaffView | undefined; demo: boolean; children: ReactNode };

/** Around every page of staff: who is signed in, the rooms their rights open, the search. Without a session, the name of the portal only. */
export function DeskFrame({ staff, demo, children }: FrameProps) {
  return (
    <div className="desk">
      <header className="desk-side on-sea">
        <TextLink href="/admin" className="desk-brand">
          <Logo className="size-9 shrink-0" />
          <span>
            <span className="block leading-tight font-bold">{authority.desk.name}</span>
            <span className="block text-sm leading-snug">{authority.name}</span>
          </span>
        </TextLink>
        {staff ? <Rooms staff={staff} /> : null}
        {demo ? <p className="mt-4 text-sm">Démonstration : données fictives.</p> : null}
      </header>
      <div className="desk-work">{children}</div>
    </div>
  );
}

function Rooms({ staff }: { staff: StaffView }) {
  const open = rooms.map(({ title, rooms: all }) => ({ title, rooms: all.filter(({ right }) => staff.rights.includes(right)) })).filter(({ rooms: some }) => some.length > 0);
  return (
    <>
      <nav aria-label="Menu du Guichet" className="desk-rooms">
        {open.map(({ title, rooms: some }) => (
          <div key={title}>
            <p className="desk-rooms-title">{title}</p>
            <ul>
              {some.map(({ href, label }) => (
                <li key={href}>
                  <MenuLink href={href}>{label}</MenuLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <p className="desk-me">
        <MenuLink href="/admin/mon-compte">{staff.name}</MenuLink>
        <span className="block text-sm">{roleWords[staff.role]}</span>
      </p>
    </>
  );
}
