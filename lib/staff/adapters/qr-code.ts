import "server-only";
import QRCode from "qrcode";

/** The dark squares of a QR code, as the path of a picture `size` units wide. */
export type QrCode = { size: number; path: string };

export function qrCodeOf(text: string): QrCode {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const squares = Array.from(modules.data, (isDark, index) => (isDark ? `M${index % modules.size} ${Math.floor(index / modules.size)}h1v1h-1z` : ""));
  return { size: modules.size, path: squares.join("") };
}
