#include "ui/planbar/sourcechooser.h"

#include "domain/runoptions.h"
#include "domain/source.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QEvent>
#include <QStandardItemModel>

namespace Flaghoist {

namespace {

constexpr qsizetype maxOwnUrls = 20;

enum Role { LabelRole = Qt::UserRole, UrlRole };

} // namespace

SourceChooser::SourceChooser(QWidget *parent) : NarrowCombo(parent), m_items(new QStandardItemModel(this))
{
    setModel(m_items);
    setMaxVisibleItems(16);
    setAccessibleName(tr("Source of the flags"));
    fill();
    connect(this, &QComboBox::activated, this, &SourceChooser::emitChoice);
}

void SourceChooser::showSource(const RunOptions &options)
{
    if (!options.urlTemplate.isEmpty() && !m_ownUrls.contains(options.urlTemplate))
        setOwnUrls(QStringList{options.urlTemplate} + m_ownUrls);
    const bool own = !options.urlTemplate.isEmpty();
    m_shownRow = own ? findData(options.urlTemplate, UrlRole) : findData(options.server.toUpper(), LabelRole);
    setCurrentIndex(m_shownRow);
    if (const auto parsed = UrlTemplate::parse(options.urlTemplate); own && parsed)
        m_items->item(m_shownRow)->setText(sourceText(customSource(*parsed, options.notes)));
    // What is set replaces what the source does by itself, and so what is said of it.
    if (std::optional<Source> source = own ? std::nullopt : builtInSource(options.server);
        source && source->practice) {
        source->practice = options.behaviourFrom(*source->practice);
        m_items->item(m_shownRow)->setText(sourceText(*source));
    }
}

void SourceChooser::setOwnUrls(const QStringList &urls)
{
    m_ownUrls.clear();
    QStringList labels;
    for (const QString &url : urls) {
        const auto parsed = UrlTemplate::parse(url);
        const QString label = parsed ? customSource(*parsed).label : QString();
        if (label.isEmpty() || labels.contains(label) || m_ownUrls.size() == maxOwnUrls)
            continue;
        labels << label;
        m_ownUrls << url;
    }
    fill();
}

void SourceChooser::pick(const QString &label)
{
    const int row = findData(label, LabelRole);
    setCurrentIndex(row);
    emitChoice(row);
}

void SourceChooser::changeEvent(QEvent *event)
{
    NarrowCombo::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourGroups();
}

/// Headings cannot be chosen, yet they are to be read.
void SourceChooser::colourGroups()
{
    for (int row = 0; row < m_items->rowCount(); ++row) {
        if (m_items->item(row)->flags() == Qt::NoItemFlags)
            m_items->item(row)->setForeground(coloursOf(palette()).muted);
    }
}

void SourceChooser::addGroup(const QString &title)
{
    auto *const item = new QStandardItem(title);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(smallFont(font()));
    m_items->appendRow(item);
}

void SourceChooser::addSource(const QString &text, const QString &label, const QString &urlTemplate)
{
    auto *const item = new QStandardItem(text);
    item->setData(label, LabelRole);
    item->setData(urlTemplate, UrlRole);
    item->setToolTip(urlTemplate);
    m_items->appendRow(item);
}

void SourceChooser::fill()
{
    m_items->clear();
    bool web = false;
    //: Group of sources: the servers built into the program
    addGroup(tr("Practice"));
    for (const Source &source : builtInSources()) {
        if (!source.practice && !std::exchange(web, true)) {
            //: Group of sources: servers in the Internet
            addGroup(tr("Web"));
        }
        addSource(sourceText(source), source.label, {});
    }
    //: Group of sources: those that the person entered
    addGroup(tr("Yours"));
    for (const QString &url : m_ownUrls)
        addSource(sourceText(customSource(*UrlTemplate::parse(url))), {}, url);
    addSource(tr("Custom URL…"), {}, {});
    colourGroups();
}

void SourceChooser::emitChoice(int row)
{
    const QString label = itemData(row, LabelRole).toString();
    const QString url = itemData(row, UrlRole).toString();
    if (!label.isEmpty() || !url.isEmpty()) {
        emit sourcePicked(label, url);
    } else {
        setCurrentIndex(m_shownRow); // until a URL was entered, the source stays
        emit customUrlRequested();
    }
}

} // namespace Flaghoist
