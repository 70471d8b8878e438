#pragma once

#include "ui/widgets/fields.h"

class QStandardItemModel;

namespace Flaghoist {

struct RunOptions;

/// From where: the built-in sources in groups, the person's own URLs, and the way to enter one.
class SourceChooser final : public NarrowCombo
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SourceChooser)

public:
    explicit SourceChooser(QWidget *parent = nullptr);

    /// Shows the source that \a options name, without emitting.
    void showSource(const RunOptions &options);
    /// URLs that were entered, the last one first. Of two with the same label the later one stays.
    [[nodiscard]] const QStringList &ownUrls() const { return m_ownUrls; }
    void setOwnUrls(const QStringList &urls);
    /// Chooses the built-in source \a label as a person would.
    void pick(const QString &label);

signals:
    /// A person chose a built-in source by its label, or a URL that is already there.
    void sourcePicked(const QString &server, const QString &urlTemplate);
    /// A person wants to enter a URL.
    void customUrlRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void colourGroups();
    void addGroup(const QString &title);
    void addSource(const QString &text, const QString &label, const QString &urlTemplate);
    void fill();
    void emitChoice(int row);

    QStandardItemModel *const m_items;
    QStringList m_ownUrls;
    int m_shownRow = 0;
};

} // namespace Flaghoist
