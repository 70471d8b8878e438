#include "ui/planbar/planfields.h"

#include "domain/runoptions.h"
#include "domain/source.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyleOptionButton>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxOwnUrls = 20;
constexpr int labelRole = Qt::UserRole;
constexpr int urlRole = Qt::ToolTipRole;

} // namespace

SourceChooser::SourceChooser(QWidget *parent) : NarrowCombo(parent)
{
    setMaxVisibleItems(16);
    setAccessibleName(tr("Source of the flags"));
    fill();
    connect(this, &QComboBox::activated, this, [this](int row) {
        const QString label = itemData(row, labelRole).toString();
        const QString url = itemData(row, urlRole).toString();
        if (!label.isEmpty() || !url.isEmpty()) {
            emit sourcePicked(label, url);
        } else {
            setCurrentIndex(m_shownRow); // until a URL was entered, the source stays
            emit customUrlRequested();
        }
    });
}

void SourceChooser::showSource(const RunOptions &options)
{
    const bool own = !options.urlTemplate.isEmpty();
    if (own && !m_ownUrls.contains(options.urlTemplate))
        addOwnUrls({options.urlTemplate});
    m_shownRow = own ? findData(options.urlTemplate, urlRole)
                     : findData(options.server, labelRole, Qt::MatchFixedString);
    setCurrentIndex(m_shownRow);
    if (const auto parsed = UrlTemplate::parse(options.urlTemplate); own && parsed)
        setItemText(m_shownRow, sourceText(customSource(*parsed, options.notes)));
    // What is set replaces what the source does by itself, and so what is said of it.
    if (std::optional<Source> source = own ? std::nullopt : builtInSource(options.server);
        source && source->practice) {
        source->practice = options.behaviourFrom(*source->practice);
        setItemText(m_shownRow, sourceText(*source));
    }
    setToolTip(currentText());
}

void SourceChooser::addOwnUrls(const QStringList &urls)
{
    QStringList labels;
    for (const QString &url : urls + std::exchange(m_ownUrls, {})) {
        const auto parsed = UrlTemplate::parse(url);
        const QString label = parsed ? customSource(*parsed).label : QString();
        if (label.isEmpty() || labels.contains(label) || m_ownUrls.size() == maxOwnUrls)
            continue;
        labels << label;
        m_ownUrls << url;
    }
    fill();
}

void SourceChooser::fill()
{
    clear();
    const auto addGroup = [this](const QString &title) {
        addItem(title);
        QStandardItem *const item = static_cast<QStandardItemModel *>(model())->item(count() - 1);
        item->setFlags(Qt::NoItemFlags);
        item->setFont(smallFont(font()));
    };
    bool web = false;
    //: Group of sources: the servers built into the program
    addGroup(tr("Practice"));
    for (const Source &source : builtInSources()) {
        if (!source.practice && !std::exchange(web, true)) {
            //: Group of sources: servers in the Internet
            addGroup(tr("Web"));
        }
        addItem(sourceText(source), source.label);
    }
    //: Group of sources: those that the person entered
    addGroup(tr("Yours"));
    for (const QString &url : m_ownUrls) {
        addItem(sourceText(customSource(*UrlTemplate::parse(url))));
        setItemData(count() - 1, url, urlRole);
    }
    addItem(tr("Custom URL…"));
}

namespace {

constexpr int popupPadding = 7;
constexpr int maxWidth = 620; // wider, and the eye loses the line

/// Paints the name of a method, and under it what it does.
class MethodDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QRect room(0, 0, maxWidth - 2 * popupPadding, option.fontMetrics.height() * 4);
        const QSize hint = QFontMetrics(smallFont(option.font))
                               .boundingRect(room, Qt::TextWordWrap, index.data(Qt::WhatsThisRole).toString())
                               .size();
        return {hint.width() + 2 * popupPadding,
                option.fontMetrics.height() + hint.height() + 2 * popupPadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const Colours &colours = coloursOf(option.palette);
        const auto *const chooser = static_cast<const QComboBox *>(parent());
        painter->save();
        painter->fillRect(option.rect, selected ? colours.accent : option.palette.color(QPalette::Base));
        const QRect content = option.rect.adjusted(popupPadding, popupPadding, -popupPadding, -popupPadding);
        painter->setFont(index.row() == chooser->currentIndex() ? bold(option.font) : option.font);
        painter->setPen(selected ? colours.onAccent : option.palette.color(QPalette::Text));
        painter->drawText(content, Qt::AlignLeading | Qt::AlignTop, index.data().toString());
        painter->setFont(smallFont(option.font));
        painter->setPen(selected ? colours.onAccent : colours.muted);
        painter->drawText(content.adjusted(0, option.fontMetrics.height(), 0, 0),
                          int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap,
                          index.data(Qt::WhatsThisRole).toString());
        painter->restore();
    }
};

} // namespace

MethodChooser::MethodChooser(QWidget *parent) : NarrowCombo(parent)
{
    setAccessibleName(tr("Download method"));
    setItemDelegate(new MethodDelegate(this));
    for (const Strategy strategy : allStrategies) {
        const QString name = strategyText(strategy);
        const QString hint = strategyHint(strategy);
        addItem(name, int(strategy));
        setItemData(count() - 1, hint, Qt::WhatsThisRole);
        //: For a screen reader: %1 is the name of a method, %2 a sentence on what it does
        setItemData(count() - 1, tr("%1: %2").arg(name, hint), Qt::AccessibleTextRole);
    }
    connect(this, &QComboBox::activated, this,
            [this](int row) { emit strategyPicked(Strategy(itemData(row).toInt())); });
}

void MethodChooser::showStrategy(Strategy strategy)
{
    setCurrentIndex(findData(int(strategy)));
    setToolTip(strategyHint(strategy));
    if (accessibleDescription() != strategyHint(strategy)) // a screen reader hears of each change
        setAccessibleDescription(strategyHint(strategy));
}

void MethodChooser::showPopup()
{
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * view()->frameWidth());
    NarrowCombo::showPopup();
}

namespace {
constexpr int maxTyped = 99'999; // what is too many is reported rather than refused digit by digit

/// Speaks the number that a step stands for.
class SliderInterface final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit SliderInterface(QSlider *slider) : QAccessibleWidget(slider, QAccessible::Slider) { }

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override
    {
        return ConcurrencyControl::concurrencyAt(slider()->value());
    }
    void setCurrentValue(const QVariant &value) override
    {
        slider()->setValue(ConcurrencyControl::stepFor(std::clamp(value.toInt(), 1, maxConcurrency)));
    }
    [[nodiscard]] QVariant maximumValue() const override { return maxConcurrency; }
    [[nodiscard]] QVariant minimumValue() const override { return 1; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    [[nodiscard]] QSlider *slider() const { return static_cast<QSlider *>(object()); }
};

QAccessibleInterface *newFieldInterface(const QString &, QObject *object)
{
    auto *const slider = qobject_cast<QSlider *>(object);
    return slider && qobject_cast<ConcurrencyControl *>(slider->parentWidget()) ? new SliderInterface(slider)
                                                                                : nullptr;
}

} // namespace

ConcurrencyControl::ConcurrencyControl(QWidget *parent)
    : QWidget(parent), m_number(new QSpinBox(this)), m_slider(new QSlider(Qt::Horizontal, this))
{
    QAccessible::installFactory(newFieldInterface); // once, however often it is called
    m_number->setRange(1, maxTyped);
    m_number->setKeyboardTracking(false); // the first digit of a number is not the number
    m_number->setAccessibleName(tr("Requests at once"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 10);
    m_slider->setFixedWidth(68);
    m_slider->setAccessibleName(tr("Requests at once, slider"));
    setFocusProxy(m_number);

    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_number);
    row->addWidget(m_slider);

    connect(m_number, &QSpinBox::valueChanged, this, [this](int asked) {
        const int value = std::min(asked, maxConcurrency);
        m_typed = false;
        setConcurrency(value);
        emit concurrencyPicked(value);
        if (value != asked)
            emit clamped(asked);
    });
    // The number that is shown already, typed, is a choice too.
    connect(m_number->findChild<QLineEdit *>(), &QLineEdit::textEdited, this, [this] { m_typed = true; });
    connect(m_number, &QSpinBox::editingFinished, this, [this] {
        if (std::exchange(m_typed, false))
            emit concurrencyPicked(m_number->value());
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        const int value = concurrencyAt(step);
        setConcurrency(value);
        emit concurrencyPicked(value);
    });
}

void ConcurrencyControl::setConcurrency(int concurrency)
{
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietSlider(m_slider);
    if (m_number->value() != concurrency) // else what is being typed would go
        m_number->setValue(concurrency);
    // Many numbers share a step: one that stands for this number already stays.
    if (concurrencyAt(m_slider->value()) != concurrency)
        m_slider->setValue(stepFor(concurrency));
}

int ConcurrencyControl::concurrencyAt(int step)
{
    return int(std::lround(std::pow(maxConcurrency, double(step) / sliderSteps)));
}

int ConcurrencyControl::stepFor(int concurrency)
{
    return int(std::lround(sliderSteps * std::log(concurrency) / std::log(maxConcurrency)));
}

FolderButton::FolderButton(const QList<QAction *> &actions, QWidget *parent) : QPushButton(parent)
{
    setAutoDefault(false);
    setMenu(new QMenu(this));
    menu()->addActions(actions);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void FolderButton::setFolder(const QString &folder)
{
    m_folder = QDir::toNativeSeparators(folder);
    setToolTip(m_folder);
    //: Accessible name; %1 is the path of a folder
    setAccessibleNameCalmly(this, tr("Folder for the flags: %1").arg(m_folder));
    elide();
}

QString FolderButton::shortened(const QString &folder, const QFontMetrics &metrics, int width)
{
    QString shown = folder;
    qsizetype at = 0;
    while (metrics.horizontalAdvance(shown) > width && (at = folder.indexOf(QDir::separator(), at + 1)) > 0)
        shown = u'…' + folder.mid(at);
    if (metrics.horizontalAdvance(shown) > width)
        shown = shown.section(QDir::separator(), -1);
    return metrics.elidedText(shown, Qt::ElideMiddle, width);
}

void FolderButton::elide()
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const int contents = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this).width();
    const int arrow = style()->pixelMetric(QStyle::PM_MenuButtonIndicator, &option, this);
    constexpr int gap = 6; // before the arrow
    QString text = shortened(m_folder, fontMetrics(), contents - arrow - gap);
    if (isRightToLeft())
        text.prepend(QChar(0x200e)); // the dots stay before the path
    setText(text.replace(u'&', u"&&"_s)); // a folder has no mnemonic
}

FolderDialog::FolderDialog(const QString &folder, QWidget *parent)
    : QFileDialog(parent, tr("Folder for the flags"), folder)
{
    setFileMode(QFileDialog::Directory);
    setOption(QFileDialog::ShowDirsOnly);
    auto *const name = findChild<QLineEdit *>(); // neither is there where the desktop has its own dialog
    auto *const buttons = findChild<QDialogButtonBox *>();
    if (name && buttons)
        connect(name, &QLineEdit::textChanged, this,
                [choose = buttons->button(QDialogButtonBox::Open)] { choose->setEnabled(true); });
}

void FolderDialog::accept()
{
    const QString named = selectedFiles().value(0);
    if (named.isEmpty() || QFileInfo::exists(named)) {
        QFileDialog::accept();
        return;
    }
    emit fileSelected(named);
    QDialog::accept(); // NOLINT(bugprone-parent-virtual-call): QFileDialog would refuse what is not there yet
}

} // namespace Flaghoist
