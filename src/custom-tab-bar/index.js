// WeChat asks for this component once the bar is custom. The visible bar belongs to ui/page.
Component({})
