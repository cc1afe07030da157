import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { dueTime } from '../../../enrichment/local/due-time.ts';

const MANILA = 'Asia/Manila';

/** What a time reads on the wall clock of `zone`. Sent on Wednesday, 4 March 2026, at `sent` there. */
function due(text: string, language = 'en', sent = '10:00', zone = MANILA): string | null {
  const at = DateTime.fromISO(`2026-03-04T${sent}`, { zone }).toUTC().toISO() ?? '';
  const instant = dueTime(text, at, zone, language);
  return instant === null ? null : DateTime.fromISO(instant, { zone }).toFormat('ccc d HH:mm');
}

describe('a time that was promised, on the contact’s wall clock', () => {
  test.each([
    ["I'll check and message you tomorrow at 9.", 'en', 'Thu 5 09:00'],
    ["I'll send it by Friday.", 'en', 'Fri 6 17:00'],
    ["I'll call you in an hour.", 'en', 'Wed 4 11:00'],
    ["I'll let you know later today.", 'en', 'Wed 4 17:00'],
    ["I'll let you know today.", 'en', 'Wed 4 17:00'],
    ["We'll update you next week.", 'en', 'Wed 11 10:00'],
    ["I'll come back to you by the end of the day.", 'en', 'Wed 4 17:00'],
    ["You'll hear from us by EOD.", 'en', 'Wed 4 17:00'],
    ["I'll write by the end of the week.", 'en', 'Fri 6 17:00'],
    ['We will call you tonight.', 'en', 'Wed 4 20:00'],
    ['We will call you this afternoon.', 'en', 'Wed 4 15:00'],
    ["I'll message you on Monday morning.", 'en', 'Mon 9 09:00'],
    ["I'll get back to you in 30 minutes.", 'en', 'Wed 4 10:30'],
    ['Within 2 days you have it.', 'en', 'Fri 6 10:00'],
    ['On March 12 at 3pm.', 'en', 'Thu 12 15:00'],
    ['Babalikan kita bukas ng 9am.', 'fil', 'Thu 5 09:00'],
    ['I-message ka namin mamayang hapon.', 'fil', 'Wed 4 15:00'],
    ['Sasabihan ka namin sa susunod na linggo.', 'fil', 'Wed 11 10:00'],
    ['Le aviso mañana a las 9.', 'es', 'Thu 5 09:00'],
    ['Te escribo el viernes.', 'es', 'Fri 6 17:00'],
    ['Te aviso amanhã às 9.', 'pt', 'Thu 5 09:00'],
    ['Saya kabari besok jam 9.', 'id', 'Thu 5 09:00'],
    ['Kami akan hubungi Anda minggu depan.', 'id', 'Wed 11 10:00'],
    ['Kami kabari hari ini.', 'id', 'Wed 4 17:00'],
    ['จะแจ้งกลับพรุ่งนี้ 9 โมงนะคะ', 'th', 'Thu 5 09:00'],
    ['จะติดต่อกลับภายในวันศุกร์ค่ะ', 'th', 'Fri 6 17:00'],
    ['سأعود إليك غدا الساعة 9 صباحا', 'ar', 'Thu 5 09:00'],
    ['سنتصل بك يوم الجمعة', 'ar', 'Fri 6 17:00'],
  ])('%s', (text, language, expected) => {
    expect(due(text, language)).toBe(expected);
  });

  test('what remains of a day is never in the past', () => {
    expect(due("I'll let you know today.", 'en', '18:00')).toBe('Wed 4 20:00');
    expect(due("I'll let you know today.", 'en', '21:00')).toBeNull();
    expect(due('I checked it today at 9.', 'en', '10:00')).toBeNull();
  });

  test('nine o’clock is nine o’clock where the contact lives', () => {
    expect(due("I'll call tomorrow at 9.", 'en', '10:00', 'America/New_York')).toBe('Thu 5 09:00');
    expect(due("I'll call tomorrow at 9.", 'en', '23:30', 'Asia/Kolkata')).toBe('Thu 5 09:00');
  });
});
