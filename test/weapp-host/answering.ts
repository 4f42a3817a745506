// The person's answers, given by a test before or while the app asks.
import type { Answers, Cancel, Device, MediaFile, ModalAnswer, Place, TransferAnswer } from './device';
import type { Host } from './host';

export class Answering {
  constructor(
    protected readonly device: Device,
    private readonly current: () => Host,
  ) {}

  protected get host(): Host {
    return this.current();
  }

  /** What the person answers when a scope is asked for the first time. */
  permissions(answers: Record<string, 'allow' | 'deny'>): void {
    Object.assign(this.device.answers.permissions, answers);
  }

  /** What the person switches in the settings page that wx.openSetting or its button opens. */
  settingsPage(switches: Record<string, boolean>): void {
    Object.assign(this.device.answers.settings, switches);
  }

  /** False: the next private interface asks, through the app's dialogue or the platform's popup. */
  privacyAgreed(agreed: boolean): void {
    this.device.privacyAgreed = agreed;
  }

  /** The interfaces that the guideline in WeChat's console declares; none: all of them. Others fail with 112. */
  declaredPrivacy(interfaces?: readonly string[]): void {
    this.device.declaredPrivacy = interfaces;
  }

  privacyPopup(answer: 'agree' | 'disagree'): void {
    this.device.answers.privacyPopup = answer;
  }

  nextScan(scan: Answers['scans'][number]): void {
    this.device.answers.scans.push(scan);
  }

  nextMedia(files: MediaFile[] | Cancel): void {
    this.device.answers.media.push(files);
  }

  /** The phone's WGS-84 position from now on; 'fail' when it cannot tell. */
  nextLocation(place: Place | 'fail'): void {
    this.device.answers.location = place;
  }

  /** What the person picks on the map of wx.chooseLocation, in GCJ-02. */
  nextPlace(place: Place | Cancel): void {
    this.device.answers.places.push(place);
  }

  loginCode(make: Answers['login']): void {
    this.device.answers.login = make;
  }

  sessionValid(valid: boolean): void {
    this.device.answers.sessionValid = valid;
  }

  phoneCode(make: Answers['phoneCode']): void {
    this.device.answers.phoneCode = make;
  }

  sendsFiles(answer: Answers['sending']): void {
    this.device.answers.sending = answer;
  }

  subscribeAnswers(answers: Answers['subscribe']): void {
    Object.assign(this.device.answers.subscribe, answers);
  }

  /** Answers dialogues as they open; undefined leaves one open. */
  modals(answer: Answers['modal']): void {
    if (answer) this.device.answers.modal = answer;
    else delete this.device.answers.modal;
  }

  answerModal(answer: ModalAnswer): void {
    const { modal } = this.host.wx.ui;
    if (!modal) throw new Error('no modal is open');
    modal.answer(answer);
  }

  actionSheets(answer: Answers['actionSheet']): void {
    if (answer) this.device.answers.actionSheet = answer;
    else delete this.device.answers.actionSheet;
  }

  answerActionSheet(choice: number | Cancel): void {
    const { actionSheet } = this.host.wx.ui;
    if (!actionSheet) throw new Error('no action sheet is open');
    actionSheet.answer(choice);
  }

  nextTransfer(answer: TransferAnswer): void {
    this.device.answers.transfers.push(answer);
  }

  /** What the update manager finds at the next start. */
  update(state: Answers['update']): void {
    this.device.answers.update = state;
  }
}
