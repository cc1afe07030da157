import { Group, Input, NativeSelect, NumberInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { settingsTexts } from '../../texts/settings.ts';
import { amountOf, durationOf, UNITS, type Unit } from './durations.ts';

const words = settingsTexts.duration;
const LONGEST = 36_500;

interface DurationInputProps {
  readonly label: string;
  readonly description?: string;
  /** ISO 8601. */
  readonly value: string;
  readonly onChange: (iso: string) => void;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
}

/** A length of time as a number and its unit. */
export function DurationInput({ label, value, onChange, disabled = false, ...wrapper }: DurationInputProps): ReactNode {
  const id = useId();
  const { n, unit } = amountOf(value);
  return (
    <Input.Wrapper id={id} label={label} {...wrapper}>
      <Group gap="xs" wrap="nowrap">
        <NumberInput
          id={id}
          value={n}
          min={0}
          max={LONGEST}
          allowDecimal={false}
          clampBehavior="strict"
          disabled={disabled}
          w={100}
          onChange={(given) => onChange(durationOf({ n: Number(given) || 0, unit }))}
        />
        <NativeSelect
          aria-label={words.unitOf(label)}
          value={unit}
          disabled={disabled}
          data={(Object.keys(UNITS) as Unit[]).map((each) => ({ value: each, label: words.units[each] }))}
          onChange={({ currentTarget }) => onChange(durationOf({ n, unit: currentTarget.value as Unit }))}
        />
      </Group>
    </Input.Wrapper>
  );
}
