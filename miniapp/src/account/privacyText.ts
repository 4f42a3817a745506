/** What people agree to, in words they understand. A change of meaning raises `consentVersions.privacy`. */
export const privacyText: readonly { title: string; text: string }[] = [
  {
    title: '我们收集什么',
    text: '您写的诉求、照片、位置，和您留下的姓名、电话。只用来办好您反映的事，办结以后由承办单位和中心按规定保存。',
  },
  {
    title: '谁能看到',
    text: '姓名和电话加密保存，平时只显示一部分。承办人员要看全，必须写明用途，并留下记录。您选择匿名，或者反映的是举报，要两个人同意才能查看，看过会告诉您。',
  },
  {
    title: '微信给了我们什么',
    text: '登录时，微信只告诉我们您在本小程序里的编号。手机号只有在您点“用微信手机号”或“绑定工作岗位”并同意后才会提供；也可以自己填，或者不留电话，用小程序消息联系。',
  },
  {
    title: '您可以做什么',
    text: '在“我的 → 我的数据”里，随时下载您的全部数据、收回授权、删除个人信息。删除以后，办结的事项仍会保留，但不再有您的姓名、电话和地址。',
  },
];
