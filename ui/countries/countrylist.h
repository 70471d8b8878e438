#pragma once

#include <QSet>
#include <QTreeView>

#include <functional>

namespace Flaghoist {

class CountryFilter;
class CountryModel;

/// The countries with their check boxes, in regions that unfold; or those that a search finds or that are
/// chosen. A region stands for those of its countries that are shown: ticking it chooses these alone.
class CountryList final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryList)

public:
    /// \a countries outlives the list.
    explicit CountryList(CountryModel *countries, QWidget *parent = nullptr);

    // Both unfold what is shown; when all is shown again, what was folded before is so again.
    void search(const QString &text);
    /// What is chosen now; what is unchosen afterwards stays in sight.
    void setOnlyChosen(bool only);
    [[nodiscard]] bool isEmpty() const { return model()->rowCount() == 0; }
    [[nodiscard]] bool isAnyRegionUnfolded() const;
    void showRegion(const QString &name);
    /// To the first country.
    void enter();

protected:
    /// The first time it scrolls to what is chosen.
    void showEvent(QShowEvent *event) override;

private:
    void narrow(const std::function<void()> &change);

    CountryFilter *const m_found;
    QSet<QString> m_collapsed; ///< regions, before the list was narrowed
    bool m_wasShown = false;
};

} // namespace Flaghoist
