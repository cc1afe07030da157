import { ActionIcon, Button, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { settingsTexts } from '../../../texts/settings.ts';
import { useSettingsForm } from '../form-context.ts';
import { categoryName } from './category-name.ts';

const words = settingsTexts.scoring;
/** What the API takes as the name of a category. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;

/** How strongly the points of each category count. One that no signal is in can go. */
export function CategoryWeights(): ReactNode {
  const form = useSettingsForm();
  const { weights, signals } = form.values.leadScoring;
  const set = (changed: Record<string, number>): void => form.setFieldValue('leadScoring.weights', changed);
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {words.weights}
      </Title>
      <Text size="sm" c="dimmed">
        {words.weightsIntro}
      </Text>
      {Object.entries(weights).map(([category, weight]) => (
        <Group key={category} gap="sm">
          <Text w={140} size="sm" truncate>
            {categoryName(category)}
          </Text>
          <NumberInput
            aria-label={words.weight(categoryName(category))}
            value={weight}
            min={0}
            max={10}
            step={0.1}
            decimalScale={2}
            w={100}
            onChange={(given) => set({ ...weights, [category]: Number(given) || 0 })}
          />
          {signals.every((signal) => signal.category !== category) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={words.removeCategory(categoryName(category))}
              onClick={() => set(Object.fromEntries(Object.entries(weights).filter(([each]) => each !== category)))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      ))}
      <NewCategory taken={weights} onAdd={(name) => set({ ...weights, [name]: 1 })} />
    </Stack>
  );
}

interface NewCategoryProps {
  readonly taken: Readonly<Record<string, number>>;
  readonly onAdd: (name: string) => void;
}

function NewCategory({ taken, onAdd }: NewCategoryProps): ReactNode {
  const [name, setName] = useState('');
  const add = (): void => {
    onAdd(name);
    setName('');
  };
  return (
    <Group gap="xs" align="flex-end">
      <TextInput
        label={words.newCategory}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button variant="default" disabled={!NAME.test(name) || Object.hasOwn(taken, name)} onClick={add}>
        {words.addCategory}
      </Button>
    </Group>
  );
}
