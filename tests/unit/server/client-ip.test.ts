import { clientIp } from "@/server/envelope/client-ip";

const socket = "198.51.100.7";

describe("the client's address", () => {
  test.each([
    ["198.51.100.7", "198.51.100.7"],
    ["::ffff:198.51.100.7", "198.51.100.7"],
    ["::FFFF:c633:6407", "198.51.100.7"],
    ["2001:0DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    [undefined, "0.0.0.0"],
    ["not an address", "0.0.0.0"],
  ])("a socket at %s is known as %s", (address, known) => {
    expect(clientIp(address, undefined, 0)).toBe(known);
  });

  test("without a trusted proxy, what the caller writes in X-Forwarded-For counts for nothing", () => {
    expect(clientIp(socket, "203.0.113.1", 0)).toBe(socket);
  });

  test.each([
    [1, "203.0.113.1", "203.0.113.1"],
    [1, "6.6.6.6, 203.0.113.1", "203.0.113.1"],
    [2, "6.6.6.6, 203.0.113.1, 10.0.0.1", "203.0.113.1"],
    [1, "6.6.6.6,  ::ffff:203.0.113.1 ", "203.0.113.1"],
    [1, "203.0.113.1:4711", "203.0.113.1"],
    [1, "[2001:db8::1]:4711", "2001:db8::1"],
    [1, "2001:DB8::1", "2001:db8::1"],
  ])("behind %i proxies, %j comes from %s", (hops, header, known) => {
    expect(clientIp(socket, header, hops)).toBe(known);
  });

  test.each([
    [2, "203.0.113.1"],
    [1, ""],
    [1, "unknown"],
    [1, "203.0.113.1, "],
    [1, "203.0.113.999"],
    [1, "[::1"],
  ])("behind %i proxies, the junk of %j falls back to the socket", (hops, header) => {
    expect(clientIp(socket, header, hops)).toBe(socket);
  });
});
