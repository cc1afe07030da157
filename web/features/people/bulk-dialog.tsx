import { Alert, Autocomplete, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useBranches, type Branch } from '../../api/branches.ts';
import type { Stage } from '../../api/contacts.ts';
import { useTags, type Tag } from '../../api/tags.ts';
import { STAGES } from '../../design/vocabulary.ts';
import { texts } from '../../texts/texts.ts';
import type { BulkAction, BulkOrder } from './bulk-actions.ts';

const words = texts.people.actions;

interface BulkDialogProps {
  readonly action: BulkAction;
  /** How many it is about. */
  readonly size: number;
  readonly working: boolean;
  readonly onGo: (order: BulkOrder) => void;
  readonly onClose: () => void;
}

const TITLES = {
  tag: words.tagTitle,
  untag: words.untagTitle,
  stage: words.stageTitle,
  branch: words.branchTitle,
  delete: words.deleteTitle,
} as const;

/** Stands for no branch among the choices: every branch's own is an id. */
const NO_BRANCH = 'none';

/** Asks for what an action still needs: a tag, a stage, a branch, or the number of people somebody is about to delete. */
export function BulkDialog({ action, size, working, onGo, onClose }: BulkDialogProps): ReactNode {
  const [answer, setAnswer] = useState('');
  const tags = useTags();
  const branches = useBranches();
  const order = orderOf(action, answer, size, tags);
  return (
    <Modal
      opened
      onClose={onClose}
      title={TITLES[action](size)}
      centered
      closeButtonProps={{ 'aria-label': texts.shell.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (order) onGo(order);
        }}
      >
        <Stack>
          <Question action={action} size={size} answer={answer} setAnswer={setAnswer} tags={tags} branches={branches} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {texts.shell.cancel}
            </Button>
            <Button
              type="submit"
              loading={working}
              disabled={order === null}
              {...(action === 'delete' ? { color: 'red' } : {})}
            >
              {words.go[action]}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The order that the answer makes, or null while it makes none. */
function orderOf(action: BulkAction, answer: string, size: number, tags: readonly Tag[]): BulkOrder | null {
  if (action === 'tag') return answer.trim() === '' ? null : { action, tagName: answer.trim() };
  if (action === 'untag') return tags.some(({ id }) => id === answer) ? { action, tagId: answer } : null;
  if (action === 'stage') return answer === '' ? null : { action, stage: answer as Stage };
  if (action === 'branch') return answer === '' ? null : { action, branchId: answer === NO_BRANCH ? null : answer };
  return answer.replace(/\D/g, '') === String(size) ? { action } : null;
}

interface QuestionProps extends Pick<BulkDialogProps, 'action' | 'size'> {
  readonly answer: string;
  readonly setAnswer: (answer: string) => void;
  readonly tags: readonly Tag[];
  readonly branches: readonly Branch[];
}

function Question({ action, size, answer, setAnswer, tags, branches }: QuestionProps): ReactNode {
  if (action === 'tag') {
    const names = tags.map(({ name }) => name);
    const field = { label: words.tagLabel, placeholder: words.tagPlaceholder, maxLength: 60, 'data-autofocus': true };
    return <Autocomplete {...field} data={names} value={answer} onChange={setAnswer} />;
  }
  if (action === 'delete') {
    return (
      <>
        <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
          {words.deleteHint}
        </Alert>
        <TextInput
          label={words.deleteType(size)}
          inputMode="numeric"
          autoComplete="off"
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          data-autofocus
        />
      </>
    );
  }
  const { label, data, hint } = CHOICES[action](tags, branches);
  return (
    <>
      <Select
        label={label}
        data={data}
        value={answer === '' ? null : answer}
        onChange={(value) => setAnswer(value ?? '')}
        searchable={action !== 'stage'}
        data-autofocus
      />
      {hint !== undefined && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </>
  );
}

interface Choices {
  readonly label: string;
  readonly data: { value: string; label: string }[];
  readonly hint?: string;
}

const named = (some: readonly { readonly id: string; readonly name: string }[]): Choices['data'] =>
  some.map(({ id, name }) => ({ value: id, label: name }));

/** What can be picked for an action that is about one of several. */
const CHOICES: Readonly<
  Record<'untag' | 'stage' | 'branch', (tags: readonly Tag[], branches: readonly Branch[]) => Choices>
> = {
  untag: (tags) => ({ label: words.tagLabel, data: named(tags) }),
  stage: () => ({
    label: words.stageLabel,
    data: STAGES.map((value) => ({ value, label: texts.words.stage[value] })),
    hint: words.stageHint,
  }),
  branch: (_tags, branches) => ({
    label: words.branchLabel,
    data: [{ value: NO_BRANCH, label: words.noBranch }, ...named(branches)],
  }),
};
