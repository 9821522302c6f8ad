import { type RefObject, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { useText } from '../i18n/text.ts';
import { cx, inputBox } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import { useMedia } from '../ui/useMedia.ts';
import { searchQuery } from './searchQuery.ts';
import { singleKeys } from './shortcuts.ts';
import { text } from './text.ts';

/** The header's search: hands what was typed to the page of people. */
export function SearchBox({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const t = useText(text);
  const navigate = useNavigate();
  // Who touches a screen has no such key at hand.
  const hasKeys = useMedia('(hover: hover) and (pointer: fine)');
  const hasSlash = singleKeys.use() && hasKeys;
  const [typed, setTyped] = useState(searchQuery.get());
  return (
    <search className="min-w-0 grow max-sm:hidden sm:max-w-80">
      <SearchField
        aria-label={t('search')}
        value={typed}
        onChange={setTyped}
        onSubmit={(words) => {
          searchQuery.set(words.trim());
          navigate('/people');
        }}
        className="relative"
      >
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-quiet">
          <Icon name="search" size={18} />
        </span>
        <Input
          ref={inputRef}
          placeholder={t(hasSlash ? 'searchHintKey' : 'searchHint')}
          className={cx(inputBox, 'w-full pl-9 [&::-webkit-search-cancel-button]:hidden')}
        />
      </SearchField>
    </search>
  );
}
