/** Ticket numbers: the local day, a sequence within it, and an ISO 7064 MOD 11-2 check character. */

function checkCharacter(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const value = (12 - sum) % 11;
  return value === 10 ? 'X' : String(value);
}

/** `day` is `YYYY-MM-DD` in +08:00; `sequence` counts from 1 within the day. */
export function ticketNumberOf(day: string, sequence: number): string {
  const digits = day.replaceAll('-', '') + String(sequence).padStart(6, '0');
  return digits + checkCharacter(digits);
}

/** Catches every single wrong digit and every swap of neighbours. */
export function isTicketNumber(number: string): boolean {
  return /^\d{14,16}[0-9X]$/.test(number) && checkCharacter(number.slice(0, -1)) === number.slice(-1);
}
