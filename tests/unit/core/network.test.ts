import { networkOf } from "@/lib/core/network";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:0db8:0001:0002:ffff::", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::", "fe80:0:0:0::/64"],
])("%s is counted as %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("two ways of writing one IPv6 address are one network", () => {
  const forms = ["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1", "2001:0db8:0000:0000:0001:0000:0000:0001", "2001:db8:0:0:1::1"];
  expect(new Set(forms.map(networkOf)).size).toBe(1);
});

test("an address that is none is counted as it is, and never as everybody's", () => {
  expect(networkOf("")).toBe("");
  expect(networkOf("unknown")).toBe("unknown");
});
