import { TextLink } from "@/components/ui/link";
import { authority } from "@/lib/core/authority";

export function PhoneLink() {
  return (
    <TextLink href={authority.desk.phoneLink} className="inline-block">
      {authority.desk.phone}
    </TextLink>
  );
}
