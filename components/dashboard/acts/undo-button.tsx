import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { firstClick } from '../../shared/first-click.ts';
import type { DashboardModel } from '../model.ts';

interface UndoButtonProps {
  model: DashboardModel;
  /** The act's id: the button that began it is gone, and the focus comes here. */
  id: string;
  onUndo: () => void;
}

export function UndoButton({ model, id, onUndo }: UndoButtonProps) {
  const { begun, words } = model;
  const button = useRef<HTMLButtonElement>(null);
  useSignalEffect(() => {
    if (begun.value !== id || !button.current) return;
    button.current.focus();
    begun.value = null;
  });
  return (
    <button ref={button} type="button" class="main" onClick={firstClick(onUndo)}>
      {words.acts.undo}
    </button>
  );
}
