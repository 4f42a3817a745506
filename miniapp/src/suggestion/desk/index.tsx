/** Suggestions in the hands of staff: the centre takes in and forwards, the unit decides. */
import { View } from '@tarojs/components';
import { Button } from '@/components/Button';
import { StaffPage } from '@/components/StaffPage';
import { suggestionPaths } from '@/navigation/suggestionPaths';
import { goTo } from '@/navigation/paths';
import { Desk } from '@/features/suggestion/desk/Desk';

export default function SuggestionDesk() {
  return (
    <StaffPage title="建议办理" id="suggestion-desk-page" width="wide">
      {({ me, person }) => (
        <>
          {me.abilities.includes('suggestion.campaign') && (
            <View className="desk__queues">
              <Button
                id="open-calls"
                small
                kind="secondary"
                icon="megaphone"
                text="征集主题、导入导出"
                onTap={() => goTo(suggestionPaths.campaigns)}
              />
            </View>
          )}
          <Desk key={person} person={person} unit={me.abilities.includes('suggestion.adopt')} />
        </>
      )}
    </StaffPage>
  );
}
