import { describe, expect, it } from 'vitest';
import { optOutWord } from '../../domain/opt-out.ts';

describe('a whole message', () => {
  it.each([
    'STOP',
    ' stop! ',
    'Stop.',
    'StopAll',
    'unsubscribe',
    'PARAR',
    'baja',
    'berhenti',
    'หยุด',
    'إلغاء',
    'arrêt',
    'Abmelden',
    '🛑 STOP 🛑',
    'STOP',
  ])('%s asks for silence', (text) => {
    expect(optOutWord(text)).toBe('out');
  });

  it.each(['START', 'unstop', 'Subscribe', 'mulai', 'เริ่ม'])('%s takes it back', (text) => {
    expect(optOutWord(text)).toBe('in');
  });

  it.each([
    '',
    '!',
    'stop by tomorrow',
    "don't stop",
    'When do you start?',
    'please cancel my booking',
    `stop${' '.repeat(100)}`,
    '0',
    'constructor',
  ])('%j is a message like any other', (text) => {
    expect(optOutWord(text)).toBeNull();
  });
});
